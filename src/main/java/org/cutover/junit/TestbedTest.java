package org.cutover.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test an estate of its own, running, as a parameter of type {@link Testbed}.
 *
 * <pre>{@code
 * @TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
 * class OutboundCallsTest {
 *
 *     @Test
 *     void aLegacyUserReachesThePstn(Testbed testbed) {
 *         var call = testbed.user("alice").dial("9 555 0123");
 *         testbed.number("+14255550123").answer();
 *         assertThat(call).wasAnswered().wentBy("ocs-med.contoso.com");
 *     }
 * }
 * }</pre>
 *
 * <p>Stands on a class, or on a test method, which then counts for it alone. Nested classes have that of the class around them.
 * The estate is started when a test or a {@code @BeforeEach} method first asks for it, and ends with the test. Tests may run in
 * parallel. In virtual time, which is the default, a testbed is used by the one thread of its test; in a live test by any.
 *
 * <p>What a failed test leaves: a folder with the journal, the ladders of its calls and a {@code report.html}, which the failure names, below {@code
 * target/cutover} (Maven) or {@code build/cutover} (Gradle), or where the JUnit configuration parameter {@code cutover.results}
 * says. A test that passes leaves nothing.
 *
 * <p>A test whose testbed cannot be had fails with a sentence that says why: an unknown deployment, rehearsal or step, a file with
 * faults, no deployment at all, a constructor or {@code @BeforeAll} method that asks for one.
 *
 * <p>An estate that a test builds itself is run by a {@link TestbedExtension}, in place of this annotation.
 *
 * @see TestbedExtension
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TestbedExtension.class)
public @interface TestbedTest {

    /** Stands for no seed in particular. */
    long ANY_SEED = 0;

    /**
     * The deployment to run: the name of one that comes with the program, such as {@code contoso/before}, or the path of a file.
     * Either this or {@link #rehearsal} is given.
     *
     * @return a name or a path; empty for none
     */
    String deployment() default "";

    /**
     * The rehearsal whose estate is to run, and whose plan a test may go on with: the name of one that comes with the program,
     * such as {@code migration/ocs-2007-r2-to-lync-2013}, or the path of a file.
     *
     * @return a name or a path; empty for none
     */
    String rehearsal() default "";

    /**
     * The step of the {@link #rehearsal} after which the estate stands.
     *
     * @return the id of a step; empty for the estate as it is before the first one
     */
    String after() default "";

    /**
     * Whether the estate runs in real time on sockets, on free ports of 127.0.0.1, instead of in virtual time. Awaitility must then
     * be on the class path.
     *
     * @return whether it is live
     */
    boolean live() default false;

    /**
     * From where the tags, branches and Call-IDs of the run come. In virtual time two runs of one seed are alike message by message.
     *
     * @return a seed, as the failure of a test prints it; {@link #ANY_SEED} for the usual one in virtual time, and for a random one
     *     in a live test
     */
    long seed() default ANY_SEED;

    /**
     * How the products' documents are read where they contradict each other.
     *
     * @return the id of a profile, {@code strict} or {@code permissive}; empty for that of the rehearsal, else {@code strict}
     */
    String profile() default "";

    /**
     * Whether what passes between releases of which no source says whether they work together is refused. Else it passes, and
     * {@link CallAssert#isDocumented} tells.
     *
     * @return whether it is refused
     */
    boolean refuseUnknown() default false;
}
