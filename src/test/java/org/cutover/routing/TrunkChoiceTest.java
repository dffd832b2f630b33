package org.cutover.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrunkChoiceTest {

    private static final List<String> TRUNKS = List.of("one", "two", "three");
    private static final int CALLS = 6_000;

    @Test
    void inTurnEachCallBeginsOneFurtherOn() {
        assertThat(orders(TrunkChoice.ROUND_ROBIN, 4))
                .containsExactly(
                        List.of("one", "two", "three"),
                        List.of("two", "three", "one"),
                        List.of("three", "one", "two"),
                        List.of("one", "two", "three"));
    }

    @Test
    void inTurnNothingIsLostWhenTheCountRunsOver() {
        assertThat(TrunkChoice.ROUND_ROBIN.order(TRUNKS, "route", Integer.MIN_VALUE))
                .containsExactlyInAnyOrderElementsOf(TRUNKS);
        assertThat(TrunkChoice.ROUND_ROBIN.order(List.of(), "route", 1)).isEmpty();
    }

    @Test
    void asListedNoCallChangesAnything() {
        assertThat(orders(TrunkChoice.AS_LISTED, 3)).containsOnly(TRUNKS);
    }

    @Test
    void atRandomEveryOrderIsAboutAsFrequentAsEveryOther() {
        var often = orders(TrunkChoice.RANDOM, CALLS).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(often).hasSize(6);
        // One in six is 1,000; a standard deviation is 29.
        assertThat(often.values()).allSatisfy(times -> assertThat(times).isBetween(880L, 1_120L));
    }

    @Test
    void atRandomOneCallSaysNothingOfTheNext() {
        var first = orders(TrunkChoice.RANDOM, CALLS).stream()
                .map(order -> order.get(0))
                .toList();
        var again = IntStream.range(1, CALLS)
                .filter(call -> first.get(call).equals(first.get(call - 1)))
                .count();

        // One in three is 2,000; a standard deviation is 37.
        assertThat(again).isBetween(1_850L, 2_150L);
    }

    @Test
    void atRandomARunRepeatsAndRoutesAreNotAlike() {
        assertThat(orders(TrunkChoice.RANDOM, 50)).isEqualTo(orders(TrunkChoice.RANDOM, 50));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(route -> TrunkChoice.RANDOM.order(TRUNKS, "route " + route, 0))
                        .distinct())
                .hasSize(6);
    }

    private static List<List<String>> orders(TrunkChoice choice, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(turn -> choice.order(TRUNKS, "route", turn))
                .toList();
    }
}
