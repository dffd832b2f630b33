package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEntry;
import org.junit.jupiter.api.Test;

class VirtualSipNodeTest extends StreamContract {

    @Override
    String transport() {
        return "tcp";
    }

    @Override
    World newWorld() {
        return World.virtual(1);
    }

    @Test
    void anInviteThatNobodyAnswersTimesOutAfter32VirtualSeconds() throws TimeoutException {
        var mute = Hop.parse("127.0.1.30:5061/tcp");
        world.listen((NettyLoop) alice.loop, "mute", mute, new ChannelInboundHandlerAdapter());
        var sent = world.instant();
        var call = alice.invite(aliceHop, mute);
        world.await(call.timeout(), Duration.ofMinutes(5));

        assertThat(Duration.between(sent, world.instant())).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void twoRunsOfOneSeedMakeTheSameJournal() throws TimeoutException {
        assertThat(runOf(7)).isEqualTo(runOf(7)).isNotEqualTo(runOf(8));
    }

    private List<JournalEntry> runOf(long seed) throws TimeoutException {
        try (var world = World.virtual(seed)) {
            var journal = new Journal(world);
            var caller = new TestNode(world, "caller", journal);
            var callee = new TestNode(world, "callee", journal);
            callee.onRequest = TestNode.answering(180, 200);
            caller.node.listen(aliceHop);
            callee.node.listen(bobHop);
            for (int i = 0; i < 3; i++) {
                var ok = world.await(caller.invite(aliceHop, bobHop).response(200), SOON);
                caller.ack(ok, aliceHop, bobHop);
                world.await(caller.bye(ok, aliceHop, bobHop).response(200), SOON);
            }
            world.advance(Duration.ofMinutes(1));
            caller.node.close();
            callee.node.close();
            return journal.entries();
        }
    }

    @Test
    void timeNeverRunsPastTheBound() {
        var begin = world.instant();
        assertThatThrownBy(() -> world.await(new CompletableFuture<>(), Duration.ofSeconds(90)))
                .isInstanceOf(TimeoutException.class);
        assertThat(Duration.between(begin, world.instant())).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void timeMovesOnlyAsFarAsTheEvent() throws TimeoutException {
        var begin = world.instant();
        var event = new CompletableFuture<String>();
        alice.loop.schedule(Duration.ofSeconds(3), () -> event.complete("came"));
        assertThat(world.await(event, Duration.ofHours(1))).isEqualTo("came");
        assertThat(Duration.between(begin, world.instant())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void timeMovesOnlyUntilTheConditionHolds() {
        var begin = world.instant();
        var ran = new ArrayList<String>();
        alice.loop.schedule(Duration.ofSeconds(3), () -> ran.add("rang"));
        alice.loop.schedule(Duration.ofSeconds(5), () -> ran.add("answered"));

        assertThat(world.advanceUntil(() -> ran.contains("rang"), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(ran).containsExactly("rang");
        assertThat(Duration.between(begin, world.instant())).isEqualTo(Duration.ofSeconds(3));
        assertThat(world.advanceUntil(() -> ran.contains("hung up"), Duration.ofMinutes(1)))
                .isFalse();
        assertThat(Duration.between(begin, world.instant())).isEqualTo(Duration.ofSeconds(63));
    }

    @Test
    void aTimerThatIsCancelledDoesNotRun() {
        var ran = new ArrayList<String>();
        alice.loop.schedule(Duration.ofSeconds(1), () -> ran.add("cancelled")).cancel();
        alice.loop.schedule(Duration.ofSeconds(1), () -> ran.add("kept"));
        world.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("kept");
    }
}
