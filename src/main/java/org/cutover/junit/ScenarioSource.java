package org.cutover.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a test of each scenario, rehearsal and test case of a voice configuration that stands in certain files.
 *
 * <pre>{@code
 * @ScenarioSource("src/test/scenarios/**}{@code /*.yaml")
 * Stream<DynamicNode> passes(Scenarios scenarios) {
 *     return scenarios.asTests();
 * }
 * }</pre>
 *
 * <p>Each test goes by the name of its file and is linked to the line where the scenario begins. A scenario that fails fails its
 * test; one that is undecided, because a call crossed what no source speaks of, aborts it. A file with faults fails its test with all
 * of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestFactory
@ExtendWith(ScenarioExtension.class)
public @interface ScenarioSource {

    /**
     * Which files: paths from the working directory, which is the folder of the project, with {@code *} for any name and {@code **}
     * for any folders or none.
     *
     * @return one or more patterns
     */
    String[] value();

    /**
     * Whether scenarios run in real time on sockets, on free ports of 127.0.0.1, instead of in virtual time.
     *
     * @return whether they are live
     */
    boolean live() default false;

    /**
     * From where the tags, branches and Call-IDs of each run come.
     *
     * @return as {@link TestbedTest#seed}
     */
    long seed() default TestbedTest.ANY_SEED;

    /**
     * How the products' documents are read where they contradict each other.
     *
     * @return the id of a profile; empty for that of each file, else {@code strict}
     */
    String profile() default "";

    /**
     * Whether what passes between releases of which no source says whether they work together is refused. Else it passes, and the
     * test is aborted as undecided.
     *
     * @return whether it is refused
     */
    boolean refuseUnknown() default false;
}
