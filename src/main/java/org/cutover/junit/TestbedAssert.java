package org.cutover.junit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says how an estate fares. Waits as {@link CallAssert} does. */
public final class TestbedAssert extends WaitingAssert<TestbedAssert, Testbed> {

    private static final Set<String> UPKEEP = Set.of("REGISTER", "OPTIONS");

    TestbedAssert(Testbed testbed) {
        super(testbed, TestbedAssert.class, testbed.run());
    }

    @Override
    String subject() {
        return "Testbed: " + run().plan().where();
    }

    @Override
    List<Call> shown() {
        return run().calls();
    }

    /**
     * These trunks are marked down, by polling or by hand, and no others.
     *
     * @param trunks their names, or {@code MediationServer:<fqdn>}; none for none
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public TestbedAssert hasMarkedDown(String... trunks) {
        var expected = Set.copyOf(new KnownNames(run().deployment()).trunks(trunks));
        return expect(expected.isEmpty() ? "no trunk is marked down" : "marked down are " + sorted(expected), () -> {
            var are = run().estate().trunks().down();
            return are.equals(expected)
                    ? Sight.HOLDS
                    : Sight.notYet(are.isEmpty() ? "none is" : "marked down are " + sorted(are));
        });
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /**
     * Nothing was sent that does not belong to one of these calls, but for sign-ins and polling. It does not wait; {@link
     * Testbed#advance} lets time pass first.
     *
     * @param calls none, if nothing at all was to be sent
     * @return this assertion
     */
    public TestbedAssert sentNothingBut(Call... calls) {
        return expectNow(calls.length == 0 ? "no call was sent" : "nothing was sent but these calls", () -> {
            var all = new HashSet<>(run().journal());
            Arrays.stream(calls).forEach(call -> all.removeAll(call.entries()));
            var others = SentMessage.of(
                            run().journal().stream().filter(all::contains).toList())
                    .stream()
                    .filter(message -> !UPKEEP.contains(message.method()))
                    .map(SentMessage::toString)
                    .toList();
            return others.isEmpty()
                    ? Sight.HOLDS
                    : Sight.never("there is also"
                            + others.stream().map("%n          %s"::formatted).collect(Collectors.joining()));
        });
    }

    /**
     * A step would be refused now by this rule. The step is not taken.
     *
     * @param step as it stands in a plan: {@code publish: {}}
     * @param rule id of the rule
     * @return this assertion
     * @throws IllegalArgumentException if the step cannot be read, or names what the estate does not have; or if there is no such rule
     */
    public TestbedAssert refuses(String step, String rule) {
        KnownNames.requireRule(rule, run().rules());
        return expectNow("the step %s is refused by rule %s".formatted(step, rule), () -> {
            var by = run().plan().refusing(step);
            return by.contains(rule)
                    ? Sight.HOLDS
                    : Sight.never(by.isEmpty() ? "no rule refuses it" : "it is refused by " + String.join(", ", by));
        });
    }
}
