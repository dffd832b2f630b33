package org.cutover.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.cutover.scenario.CallBoard;
import org.cutover.scenario.Way;
import org.cutover.topology.Fqdn;

/** A call in a line: when, who called whom, and how far it has come, or by which way it went and how it ended. */
public final class CallLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CallLine() {}

    /** {@code 14:02:11  #3  alice -> 95550123  by ocs-med > sea-gw  completed, 7 s}. */
    public static String of(CallBoard.Ended ended, ZoneId zone) {
        var way = way(ended.record().way());
        var talk = ended.talk();
        return "%s%s%s%s"
                .formatted(
                        line(ended.call(), ended.call().at(), zone),
                        way.isEmpty() ? "" : "by " + way + "  ",
                        ended.record().outcome().describe(),
                        talk.isZero() ? "" : ", %d s".formatted(Math.round(talk.toMillis() / 1000.0)));
    }

    /** {@code 14:02:09  #3  alice -> 95550123  ringing}: when it came so far, and not when it began. */
    public static String of(CallBoard.News news, ZoneId zone) {
        return line(news.call(), news.at(), zone) + (news.answered() ? "answered" : "ringing");
    }

    private static String line(CallBoard.Call call, Instant at, ZoneId zone) {
        return "%s  #%d  %s -> %s  ".formatted(TIME.format(at.atZone(zone)), call.number(), call.from(), call.to());
    }

    /** In the order in which the call went: from the PSTN the gateway comes first, and there is no route. */
    private static String way(Way way) {
        var server = Fqdn.label(way.mediationServer());
        var gateway = Fqdn.label(way.gateway());
        var first = way.route().isEmpty() ? gateway : server;
        var then = way.route().isEmpty() ? server : gateway;
        return first.isEmpty() || then.isEmpty() ? first + then : first + " > " + then;
    }
}
