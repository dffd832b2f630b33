package org.cutover.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.CannotListenException;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.Testbed;
import org.cutover.scenario.EstateInQuestion;
import org.cutover.yaml.Unknown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an estate on sockets, among real devices, until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Run an estate on sockets until it is stopped, for real gateways, session border controllers, SIPp or softphones to talk to:"
                    + " all of it, or some of it, with real devices in place of the rest.",
            "It says what listens where, and has a line for every call when it is over. Lines that are typed meanwhile place calls and tell"
                    + " telephones what to do: type help."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 after quit, 130 after Ctrl-C, 3 could not run.",
            "",
            "Examples:",
            "  cutover serve contoso/before",
            "  cutover serve contoso/before --replace sea-gw=192.0.2.7:5060/tcp --bind ocs-med=192.0.2.1",
            "  cutover serve migration/ocs-2007-r2-to-lync-2013 --after move-routes --pcap bench.pcapng",
            "  cutover serve my-estate.yaml --only lync-med --replace lync-gw=127.0.0.1:5070/udp --unasked"
        })
final class ServeCommand implements Callable<Integer> {

    /** So many users get their phones by themselves. */
    private static final int MOST_PHONES = 50;

    @Parameters(
            paramLabel = "DEPLOYMENT",
            description =
                    "A deployment or rehearsal: a file, or the name of a shipped one below simulator/deployments/ or scenarios/.")
    private String deployment;

    @Option(
            names = "--after",
            paramLabel = "STEP",
            description = "The rehearsal's estate after the step of this id; else the one it begins with.")
    private String after = "";

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Run this alone: a server, a pool, a gateway, a user's phone. May be given several times.")
    private List<String> only = List.of();

    @Mixin
    private PlacementOptions placement;

    @Option(
            names = "--phone",
            paramLabel = "USER",
            split = ",",
            description =
                    "Sign in the phone of this user. May be given several times. Default: those of all users, if they are no more than "
                            + MOST_PHONES + ".")
    private List<String> phones = List.of();

    @Mixin
    private CaptureOption capture;

    @Mixin
    private RulesOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var asked = estate();
        var placed = placement.read(List.of(asked.deployment()), only);
        var users = users(asked.deployment(), placed);
        var terminal = spec.commandLine().getOut();
        try (var interruption = new Interruption();
                var file = capture.begin();
                var testbed = start(asked.deployment(), asked.rules(), placed, file)) {
            new ListeningTable(testbed, spec.commandLine().getErr()).print(terminal);
            return new Serving(testbed, terminal, interruption).until(users);
        }
    }

    private EstateInQuestion estate() {
        try {
            return EstateInQuestion.of(deployment, after, options.rules(), options::chosen);
        } catch (IllegalArgumentException unknown) {
            throw new CannotRunException(unknown.getMessage());
        }
    }

    private static Testbed start(
            Deployment deployment, Compatibility rules, Placement placed, CaptureOption.Capture file) {
        try {
            return Testbed.start(
                    "serve " + deployment.name(),
                    deployment,
                    rules,
                    Testbed.World.LIVE,
                    placed,
                    OptionalLong.empty(),
                    file);
        } catch (CannotListenException inTheWay) {
            throw new CannotRunException(inTheWay.getMessage());
        }
    }

    /** Whose phones are signed in from the start: of users whose server runs here. */
    private List<String> users(Deployment estate, Placement placed) {
        for (var name : phones) {
            if (estate.users().find(name).isEmpty()) {
                throw new CannotRunException("--phone: "
                        + Unknown.message("user", name, estate.users().names()));
            }
        }
        var wanted = new ArrayList<>(phones);
        if (phones.isEmpty() && estate.users().names().size() <= MOST_PHONES) {
            wanted.addAll(estate.users().names());
        }
        return wanted.stream()
                .filter(name -> placed.rings(estate, name) && placed.serves(estate, name))
                .toList();
    }
}
