package org.cutover.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.cutover.deployment.Deployment;
import org.cutover.yaml.InvalidFileException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a {@link Testbed}. {@link TestbedTest} brings it along; where a test builds its estate itself, it is registered by
 * hand, in place of the annotation:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestbedExtension ESTATE = TestbedExtension.running(Estate.of("contoso.com")
 *         .pool("pool.contoso.com", "lync-2013")
 *         .user("alice", "pool.contoso.com", "+14255550101")
 *         .user("bob", "pool.contoso.com", "+14255550102"));
 * }</pre>
 *
 * <p>A {@link TestbedTest} on a method, or on a nested class, counts before it. A value; {@link #live}, {@link #seed} and the others give another one. Safe for tests that run in parallel.
 */
public final class TestbedExtension
        implements ParameterResolver,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(TestbedExtension.class);
    private static final String OURS = "org.cutover.";
    private static final String RESULTS = "cutover.results";

    private final Optional<Settings> settings;

    /** For the annotation, which says the rest. */
    public TestbedExtension() {
        this(Optional.empty());
    }

    private TestbedExtension(Optional<Settings> settings) {
        this.settings = settings;
    }

    /**
     * Runs a deployment.
     *
     * @param deployment the name of one that comes with the program, or the path of a file
     * @return an extension to be registered
     */
    public static TestbedExtension running(String deployment) {
        return of(new Settings.Choice(deployment, "", "", "", false), Optional.empty());
    }

    /**
     * Runs a deployment that a test has made.
     *
     * @param deployment as read from a file, or changed
     * @return an extension to be registered
     */
    public static TestbedExtension running(Deployment deployment) {
        return of(Settings.Choice.NONE, Optional.of(deployment));
    }

    /**
     * Runs an estate that a test builds.
     *
     * @param estate all of it
     * @return an extension to be registered
     * @throws IllegalArgumentException with every fault of the estate
     */
    public static TestbedExtension running(Estate estate) {
        return running(estate.build());
    }

    /**
     * Runs the estate of a rehearsal, which a test may go on with.
     *
     * @param rehearsal the name of one that comes with the program, or the path of a file
     * @param step the id of the step after which it stands; empty for the estate as it is before the first one
     * @return an extension to be registered
     */
    public static TestbedExtension after(String rehearsal, String step) {
        return of(new Settings.Choice("", rehearsal, step, "", false), Optional.empty());
    }

    private static TestbedExtension of(Settings.Choice choice, Optional<Deployment> built) {
        return new TestbedExtension(Optional.of(new Settings(choice, built, false, OptionalLong.empty())));
    }

    private Settings chosen() {
        return settings.orElseThrow(() -> new IllegalStateException("Begin with TestbedExtension.running(…)."));
    }

    /**
     * In real time, on free ports of 127.0.0.1.
     *
     * @return an extension to be registered
     */
    public TestbedExtension live() {
        var before = chosen();
        return new TestbedExtension(Optional.of(new Settings(before.estate(), before.built(), true, before.seed())));
    }

    /**
     * With this seed.
     *
     * @param seed as for {@link TestbedTest#seed}
     * @return an extension to be registered
     */
    public TestbedExtension seed(long seed) {
        var before = chosen();
        return new TestbedExtension(
                Optional.of(new Settings(before.estate(), before.built(), before.live(), OptionalLong.of(seed))));
    }

    /**
     * With the documents read so where they contradict each other.
     *
     * @param profile as for {@link TestbedTest#profile}
     * @return an extension to be registered
     */
    public TestbedExtension profile(String profile) {
        var is = chosen().estate();
        return new TestbedExtension(Optional.of(chosen().with(new Settings.Choice(
                is.deployment(), is.rehearsal(), is.after(), profile, is.refuseUnknown()))));
    }

    /**
     * With what no source speaks of refused.
     *
     * @return an extension to be registered
     */
    public TestbedExtension refusingUnknown() {
        var is = chosen().estate();
        return new TestbedExtension(Optional.of(
                chosen().with(new Settings.Choice(is.deployment(), is.rehearsal(), is.after(), is.profile(), true))));
    }

    /** Takes what is a testbed, and what is none although it is a thing of Cutover's: that is answered with a sentence. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Testbed.class
                || settings.isEmpty() && type.getName().startsWith(OURS) && type != Scenarios.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var asked = parameter.getParameter();
        if (asked.getType() != Testbed.class) {
            throw new ParameterResolutionException(
                    "Parameter %d of %s is of type %s, and a test is given a %s. Take that, and ask it for the rest."
                            .formatted(
                                    parameter.getIndex() + 1,
                                    parameter.getDeclaringExecutable().getName(),
                                    asked.getType().getName(),
                                    Testbed.class.getName()));
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "A testbed belongs to one test, and %s is called for several. Take it as a parameter of the test, or of a @BeforeEach method."
                            .formatted(parameter.getDeclaringExecutable().getName()));
        }
        var run = context.getStore(NAMESPACE).getOrComputeIfAbsent(TestRun.class, key -> start(context), TestRun.class);
        return run.testbed();
    }

    private TestRun start(ExtensionContext context) {
        try {
            var asked = annotation(context)
                    .map(Settings::of)
                    .or(() -> settings)
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "No @TestbedTest says which estate the testbed runs. Write one on the class, or register TestbedExtension.running(…)."));
            var begin = asked.built().isPresent()
                    ? StartingPoint.of(asked.built().get(), asked.estate())
                    : context.getRoot()
                            .getStore(NAMESPACE)
                            .getOrComputeIfAbsent(asked.estate(), StartingPoint::of, StartingPoint.class);
            var test = "%s.%s"
                    .formatted(
                            nameOf(context.getRequiredTestClass()),
                            context.getRequiredTestMethod().getName());
            return new TestRun(test, begin, asked, new KeptRun.Place(results(context), test));
        } catch (IllegalArgumentException | InvalidFileException unusable) {
            throw new ParameterResolutionException(unusable.getMessage(), unusable);
        }
    }

    /** A nested class goes by the name of the one around it too: {@code OutboundCalls.WhileOneStands}. */
    private static String nameOf(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, Nested.class)
                ? nameOf(type.getEnclosingClass()) + "." + type.getSimpleName()
                : type.getSimpleName();
    }

    /** Of the method, else of its class or one that it extends, else of the classes around it. */
    private static Optional<TestbedTest> annotation(ExtensionContext context) {
        var own = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), TestbedTest.class);
        for (Class<?> type = context.getRequiredTestClass();
                own.isEmpty() && type != null;
                type = type.getEnclosingClass()) {
            own = AnnotationSupport.findAnnotation(type, TestbedTest.class);
        }
        return own;
    }

    /** Where the folders of failed tests go. */
    static Path results(ExtensionContext context) {
        return context.getConfigurationParameter(RESULTS)
                .map(Path::of)
                .orElseGet(() -> isGradle() ? Path.of("build", "cutover") : Path.of("target", "cutover"));
    }

    private static boolean isGradle() {
        return !Files.exists(Path.of("pom.xml"))
                && (Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var run = context.getStore(NAMESPACE).remove(TestRun.class, TestRun.class);
        if (run != null) {
            run.end(context.getExecutionException().filter(thrown -> !isAbort(thrown)));
        }
    }

    private static boolean isAbort(Throwable thrown) {
        return thrown.getClass().getName().equals("org.opentest4j.TestAbortedException");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw saidPlainly(thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw saidPlainly(thrown);
    }

    /** JUnit names the parameter that nobody gives; what to do it cannot know. */
    private static Throwable saidPlainly(Throwable thrown) {
        var nobodyGivesIt = thrown instanceof ParameterResolutionException
                && String.valueOf(thrown.getMessage()).startsWith("No ParameterResolver registered for parameter [");
        return nobodyGivesIt
                ? new ParameterResolutionException(
                        "%s: it is no %s, and nothing else gives one. Take a Testbed, or register an extension for it."
                                .formatted(thrown.getMessage().replaceFirst("\\.$", ""), Testbed.class.getName()),
                        thrown)
                : thrown;
    }
}
