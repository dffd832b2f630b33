package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a node does where there are connections. */
abstract class StreamContract extends SipNodeContract {

    /** Nothing can come again over a connection (RFC 3261, timers J and K). */
    @Test
    void aRequestThatIsAnsweredLeavesNoTransaction() throws TimeoutException {
        bob.onRequest = TestNode.answering(200);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);
        world.settle();

        assertThat(alice.node.transactions()).isZero();
        assertThat(bob.node.transactions()).isZero();
    }

    @Test
    void aRequestToNobodyFailsAtOnce() throws TimeoutException {
        var call = alice.invite(aliceHop, Hop.parse("127.0.1.99:5061/tls"));

        assertThat(world.await(call.unreachable(), SOON)).contains("127.0.1.99:5061");
        assertThat(messages()).isEmpty();
    }

    @Test
    void aRequestToAnEndpointThatStoppedFailsAndReachesItWhenItIsBack() throws TimeoutException {
        bob.onRequest = TestNode.answering(200);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);
        bob.node.close();
        world.await(alice.waitUntilClosed(), SOON);
        world.await(alice.options(aliceHop, bobHop).unreachable(), SOON);

        bob = new TestNode(world, "bob", journal);
        bob.node.listen(bobHop);
        bob.onRequest = TestNode.answering(200);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);
    }

    @Test
    void thereIsOneConnectionForBothDirections() throws TimeoutException {
        alice.onRequest = TestNode.answering(200);
        bob.onRequest = TestNode.answering(200);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);
        world.await(bob.options(bobHop, aliceHop).response(200), SOON);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);

        assertThat(alice.node.openLinks()).isEqualTo(1);
        assertThat(bob.node.openLinks()).isEqualTo(1);
    }

    @Test
    void aRequestThatMeetsADyingConnectionGoesOverANewOne() throws TimeoutException {
        bob.onRequest = TestNode.answering(200);
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);
        bob.onRequest = exchange -> {
            if (bob.requests.size() == 2) {
                bob.breakLinks();
            }
            exchange.respond(exchange.request().respond(200).build());
        };
        // Bob takes it, and his connections end before he answers.
        var again = alice.options(aliceHop, bobHop);

        assertThat(world.await(again.response(200), SOON).cseqMethod()).isEqualTo("OPTIONS");
    }

    @Test
    void anInviteThatRingsSurvivesItsConnection() throws TimeoutException {
        bob.onRequest = TestNode.answering(180);
        var call = alice.invite(aliceHop, bobHop);
        world.await(call.response(180), SOON);
        bob.loop.execute(bob::breakLinks);
        world.await(bob.waitUntilRequests(1), SOON);
        world.settle();
        var exchange = bob.requests.get(0);
        bob.loop.execute(() -> exchange.respond(exchange.request().respond(200).build()));

        world.await(call.response(200), SOON);
        assertThat(bob.requests).as("it is the same transaction").hasSize(1);
    }

    @Test
    void aConnectionThatNeverServedIsNotTriedAgain() throws TimeoutException {
        var connections = new ArrayList<Channel>();
        var closer = Hop.parse("127.0.1.30:5062/tcp");
        var handler = new ChannelInboundHandlerAdapter() {
            @Override
            public boolean isSharable() {
                return true;
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                ReferenceCountUtil.release(bytes);
                connections.add(context.channel());
                context.close();
            }
        };
        var loop = (NettyLoop) alice.loop;
        loop.callAndWait(() -> world.listen(loop, "closer", closer, handler));

        var call = alice.invite(aliceHop, closer);
        assertThat(world.await(call.unreachable(), SOON)).contains("closed");
        world.settle();
        assertThat(List.copyOf(connections)).hasSize(1);
    }
}
