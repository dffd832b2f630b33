package org.cutover.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.journal.JournalEvent;
import org.cutover.ladder.LadderRow.Kind;
import org.junit.jupiter.api.Test;

class LadderTest {

    private final Entries call = new Entries();

    @Test
    void aRowKnowsItsKindAndItsPlaceInTheJournal() {
        call.sip("alice", "fe.contoso.com", "a", "INVITE", 0, "INVITE sip:9@contoso.com SIP/2.0")
                .later(Duration.ofSeconds(2))
                .add(new JournalEvent.Refused("fe.contoso.com", "alice", "a", "some-rule", "why", "TechNet", "stated"))
                .sip("fe.contoso.com", "alice", "a", "INVITE", 403, "SIP/2.0 403 Forbidden");

        var ladder = Ladder.of(call.all());

        assertThat(ladder.lanes())
                .containsExactly(new Ladder.Lane("alice", "alice"), new Ladder.Lane("fe.contoso.com", "fe"));
        assertThat(ladder.rows()).extracting(LadderRow::kind).containsExactly(Kind.REQUEST, Kind.TROUBLE, Kind.REFUSAL);
        assertThat(ladder.rows()).extracting(row -> row.moment().entry()).containsExactly(1L, 3L, 4L);
        assertThat(ladder.rows().get(2).moment().at())
                .isEqualTo(ladder.rows().get(0).moment().at().plusSeconds(2));
    }

    @Test
    void whatIsSentAgainIsOneRowThatSaysHowOften() {
        var invite = "INVITE sip:9@contoso.com SIP/2.0";
        call.sip("alice", "fe", "a", "INVITE", 0, invite)
                .sip("alice", "fe", "a", "INVITE", 0, invite)
                .sent("alice", "fe", "a", "INVITE", 0, invite);

        assertThat(Ladder.of(call.all()).rows())
                .extracting(row -> row.moment().times())
                .containsExactly(3);
    }

    @Test
    void endpointsOfOneFirstLabelGoByTheirWholeNames() {
        call.sip("fe.a.com", "fe.b.com", "a", "BYE", 0, "BYE sip:9@a.com SIP/2.0");

        assertThat(Ladder.of(call.all()).lanes()).extracting(Ladder.Lane::name).containsExactly("fe.a.com", "fe.b.com");
    }
}
