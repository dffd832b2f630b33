package org.cutover.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.inquiry.VoiceTest;
import org.cutover.inquiry.VoiceTestCase;
import org.cutover.inquiry.VoiceTestResult;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlMap;

/**
 * A file of test cases of the voice configuration.
 *
 * @param name short, from the file's name
 * @param ocs whether the voice configuration of OCS 2007 R2 is tested, not that of Lync Server
 */
public record TestCaseFile(String name, String title, Deployment deployment, boolean ocs, List<VoiceTestCase> cases) {

    static final String FOLDER = "scenarios/test-cases/";

    private static final String SUFFIX = ".yaml";
    private static final List<String> VOICES = List.of("lync-voice", "ocs-voice");

    public TestCaseFile {
        cases = List.copyOf(cases);
    }

    /**
     * Reads a file, or the shipped one of that name below {@code scenarios/test-cases}.
     *
     * @throws org.cutover.yaml.InvalidFileException with every fault of it
     */
    public static TestCaseFile read(String reference, Releases releases, Compatibility rules) {
        var path = Path.of(reference);
        if (!path.toFile().exists()) {
            var shipped = SourceText.shipped(FOLDER + reference + SUFFIX).or(() -> SourceText.shipped(reference));
            if (reference.endsWith(SUFFIX) || shipped.isPresent()) {
                return read(shipped.orElseGet(() -> SourceText.ofFile(path)), releases, rules);
            }
        }
        return read(SourceText.ofFile(path), releases, rules);
    }

    static TestCaseFile read(SourceText source, Releases releases, Compatibility rules) {
        var problems = new Problems();
        var map = source.yaml(problems);
        map.requireVersion();
        var title = map.text("test-cases");
        map.findText("why");
        var files = new ScenarioFile(releases, rules);
        var deployment = new DeploymentReference(files, releases, rules, source, List.of(source.name())).read(map);
        var voice = map.oneOf("voice", VOICES, VOICES.get(0));
        var ocs = voice.equals(VOICES.get(1));
        deployment
                .map(estate -> ocs ? estate.ocsVoice() : estate.lyncVoice())
                .filter(VoiceConfiguration.EMPTY::equals)
                .ifPresent(empty -> problems.add(
                        map.placeOf(map.has("voice") ? "voice" : "deployment"),
                        "the deployment has no %s. Write voice: %s, or name another deployment.",
                        voice,
                        VOICES.get(ocs ? 0 : 1)));
        var cases = cases(map);
        map.done();
        problems.throwIfAny();
        return new TestCaseFile(stem(source.name()), title, deployment.orElseThrow(), ocs, cases);
    }

    private static List<VoiceTestCase> cases(YamlMap map) {
        var cases = new ArrayList<VoiceTestCase>();
        var seen = new HashMap<String, Place>();
        for (var one : map.maps("cases")) {
            var test = read(one);
            var earlier = seen.putIfAbsent(test.name().toLowerCase(Locale.ROOT), one.placeOf("name"));
            if (earlier != null && !test.name().isEmpty()) {
                map.problems()
                        .add(
                                one.placeOf("name"),
                                "two cases are named \"%s\"; the first is on line %d. Name this one differently.",
                                test.name(),
                                earlier.line());
            }
            cases.add(test);
        }
        if (cases.isEmpty()) {
            map.problems().add(map.placeOf("cases"), "\"cases\" lists no case: there is nothing to test.");
        }
        return cases;
    }

    private static VoiceTestCase read(YamlMap one) {
        var expected = one.findText("expected-number");
        // The cmdlet's defaults belong together: +1234 is expected of 1234, and of nothing else.
        if (!one.has("dialled-number") && expected.isEmpty()) {
            expected = Optional.of(VoiceTestCase.EXPECTED);
        }
        var test = new VoiceTestCase(
                one.text("name"),
                one.text("dialled-number", VoiceTestCase.DIALLED).replaceAll("[ .()\\-]", ""),
                one.text("dial-plan", VoiceTestCase.GLOBAL),
                one.text("policy", VoiceTestCase.GLOBAL),
                expected,
                one.findText("expected-usage"),
                one.findText("expected-route"),
                one.text("trunk", ""),
                one.findText("expected-number-at-gateway"));
        if (test.trunk().isEmpty() != test.expectedAtGateway().isEmpty()) {
            one.problems()
                    .add(
                            one.place(),
                            "\"trunk\" and \"expected-number-at-gateway\" go together: write both, or neither.");
        }
        one.done();
        return test;
    }

    private static String stem(String file) {
        var last = Path.of(file).getFileName().toString();
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
    }

    /** What comes of every case, in order. */
    public List<VoiceTestResult> run() {
        var test = new VoiceTest(deployment, ocs);
        return cases.stream().map(test::run).toList();
    }
}
