package org.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which. Model and wire know nothing of each other; they meet in {@code endpoint}. */
class ArchitectureTest {

    private static final String ROOT = "org.cutover";

    private static final String[] MODEL = {
        "yaml",
        "topology",
        "pattern",
        "compatibility",
        "diagnostics",
        "routing",
        "deployment",
        "inquiry",
        "migration",
        "call"
    };

    /** Each package, and those it may use. A package that is not listed here may not exist. */
    private static final Map<String, Set<String>> USES = Map.ofEntries(
            // The model decides in values, and knows no socket.
            Map.entry("yaml", Set.of()),
            Map.entry("topology", Set.of("pattern")),
            Map.entry("pattern", Set.of()),
            Map.entry("compatibility", Set.of("topology", "yaml")),
            Map.entry("diagnostics", Set.of("compatibility", "yaml")),
            Map.entry("routing", Set.of("diagnostics", "pattern", "topology", "yaml")),
            Map.entry(
                    "deployment",
                    Set.of("topology", "compatibility", "diagnostics", "identity", "pattern", "routing", "yaml")),
            Map.entry(
                    "inquiry",
                    Set.of("deployment", "topology", "compatibility", "diagnostics", "pattern", "routing", "yaml")),
            Map.entry(
                    "migration",
                    Set.of("deployment", "topology", "compatibility", "diagnostics", "pattern", "routing", "yaml")),
            Map.entry("call", Set.of("topology", "routing")),
            // The wire sends and receives, and knows no estate.
            Map.entry("journal", Set.of()),
            Map.entry("identity", Set.of()),
            Map.entry("sip", Set.of("journal", "identity")),
            // Both.
            Map.entry("endpoint", modelAnd("journal", "identity", "sip")),
            Map.entry("scenario", modelAnd("journal", "identity", "endpoint")),
            Map.entry("results", modelAnd("journal", "scenario")),
            Map.entry("ladder", modelAnd("journal", "scenario")),
            Map.entry("page", modelAnd("journal", "scenario", "results", "ladder")),
            Map.entry("report", modelAnd("journal", "scenario", "results", "ladder", "page")),
            Map.entry("cli", modelAnd("journal", "endpoint", "scenario", "results", "report")),
            Map.entry("junit", modelAnd("journal", "endpoint", "scenario", "results", "ladder", "report")));

    /** What only {@code sip} knows. */
    private static final Set<String> STACK = Set.of("javax.sip", "gov.nist", "io.netty");

    /** What only {@code pattern} knows: it gives an expression another meaning than the products do. */
    private static final Set<String> REGULAR_EXPRESSIONS = Set.of("com.google.re2j");

    /** What the program runs without: who writes tests brings it along. */
    private static final Set<String> TEST_LIBRARIES =
            Set.of("org.junit", "org.opentest4j", "org.assertj", "org.awaitility");

    /** Makes certificates, and is a library of Netty's by name only. */
    private static final String CERTIFICATES = "io.netty.pkitesting";

    /** What gives another answer each time it is asked. The rest asks the world it runs in. */
    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Random.<init>()",
            "java.security.SecureRandom.<init>()",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** A live run is watched from the command line as it goes. */
    private static final Set<String> MAY_READ_THE_CLOCK = Set.of("sip", "cli");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageIsInTheTable() {
        assertThat(PRODUCTION).isNotEmpty();
        assertThat(PRODUCTION.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet()))
                .isSubsetOf(USES.keySet());
    }

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        assertThat(violations(
                        PRODUCTION,
                        used -> used.getPackageName().startsWith(ROOT),
                        (user, used) -> user.equals(packageOf(used))
                                || USES.getOrDefault(user, Set.of()).contains(packageOf(used))))
                .isEmpty();
    }

    @Test
    void theTableHasNoCircle() {
        USES.forEach((user, used) -> used.forEach(
                one -> assertThat(USES.get(one)).as(user + " uses " + one).doesNotContain(user)));
    }

    @Test
    void onlySipNamesTheSipStackAndNetty() {
        assertThat(violations(
                        PRODUCTION,
                        used -> isOf(STACK, used),
                        (user, used) -> user.equals("sip")
                                || user.equals("identity")
                                        && used.getPackageName().equals(CERTIFICATES)))
                .isEmpty();
    }

    @Test
    void onlyPatternNamesRe2j() {
        assertThat(violations(
                        PRODUCTION, used -> isOf(REGULAR_EXPRESSIONS, used), (user, used) -> user.equals("pattern")))
                .isEmpty();
    }

    @Test
    void onlyJunitNamesTheLibrariesOfTests() {
        assertThat(violations(PRODUCTION, used -> isOf(TEST_LIBRARIES, used), (user, used) -> user.equals("junit")))
                .isEmpty();
    }

    @Test
    void onlySipReadsTheClockAndThrowsDice() {
        var found = PRODUCTION.stream()
                .filter(one -> !MAY_READ_THE_CLOCK.contains(packageOf(one)))
                .flatMap(one -> one.getAccessesFromSelf().stream())
                .filter(ArchitectureTest::readsClockOrDice)
                .map(JavaAccess::getDescription)
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void theLoggingOfTheSipStackDoesNotBringLog4j1() {
        assertThatThrownBy(() -> Class.forName("org.apache.log4j.Logger")).isInstanceOf(ClassNotFoundException.class);
    }

    private interface Allowed {
        boolean test(String user, JavaClass used);
    }

    private static Set<String> violations(JavaClasses classes, Predicate<JavaClass> concerns, Allowed allowed) {
        return classes.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> concerns.test(dependency.getTargetClass().getBaseComponentType()))
                .filter(dependency -> !allowed.test(
                        packageOf(dependency.getOriginClass()),
                        dependency.getTargetClass().getBaseComponentType()))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(Set<String> libraries, JavaClass used) {
        return libraries.stream()
                .anyMatch(library -> used.getPackageName().equals(library)
                        || used.getPackageName().startsWith(library + "."));
    }

    private static boolean readsClockOrDice(JavaAccess<?> access) {
        var member =
                access.getTargetOwner().getName() + "." + access.getTarget().getName();
        var withoutArguments = access.getTarget().getFullName().endsWith("()");
        return CLOCKS_AND_DICE.contains(member) || withoutArguments && CLOCKS_AND_DICE.contains(member + "()");
    }

    /** The name below the root: {@code sip}; for a class of the root itself, nothing. */
    private static String packageOf(JavaClass one) {
        var name = one.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static Set<String> modelAnd(String... more) {
        return Stream.concat(Stream.of(MODEL), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
