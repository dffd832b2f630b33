package org.cutover.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.topology.Release;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problem;
import org.cutover.yaml.SourceText;

/**
 * Builds a small estate in a test. What comes of it is what the deployment file of that estate would give, with the same defaults and
 * the same faults; {@link #toString} is that file.
 *
 * <pre>{@code
 * Estate.of("contoso.com")
 *         .pool("pool.contoso.com", "lync-2013")
 *         .collocatedMediation("pool.contoso.com")
 *         .gateway("gw.contoso.com", "lync-2013")
 *         .trunk("pool.contoso.com", "gw.contoso.com")
 *         .normalize("^9(\\d{7})$", "+1425$1")
 *         .voiceRoute("PSTN", "^\\+", "gw.contoso.com")
 *         .user("alice", "pool.contoso.com", "+14255550101")
 *         .number("+14255550123", "answers");
 * }</pre>
 *
 * <p>One policy allows one usage, {@code PSTN}, to everybody, and all routes carry it. Whoever needs more says it {@link #with} the
 * words of a deployment file. Each method changes this estate and returns it; for one thread.
 */
public final class Estate {

    private static final String USAGE = "PSTN";

    private final DeploymentText file = new DeploymentText();
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private final List<Map<String, Object>> phoneRoutes = new ArrayList<>();
    private final List<Map<String, Object>> voiceRoutes = new ArrayList<>();
    private final List<String> releases = new ArrayList<>();
    private String site = "here";

    private Estate(String domain) {
        file.set("version", "1");
        file.set("deployment", "An estate of a test");
        file.set("domain", domain);
    }

    /**
     * An estate with nothing in it.
     *
     * @param domain SIP domain of its users, such as {@code contoso.com}
     * @return the estate
     */
    public static Estate of(String domain) {
        return new Estate(domain);
    }

    /**
     * Gives it a name.
     *
     * @param name what people call it
     * @return this estate
     */
    public Estate named(String name) {
        file.set("deployment", name);
        return this;
    }

    /**
     * What is added from here on stands at this site; without a word, at one called {@code here}.
     *
     * @param name of the site
     * @return this estate
     */
    public Estate site(String name) {
        site = name;
        return this;
    }

    /**
     * Adds a Front End pool.
     *
     * @param pool its FQDN
     * @param release such as {@code lync-2013}
     * @param servers FQDNs of its Front End servers, up to 12; none if it is the pool itself (Standard Edition)
     * @return this estate
     */
    public Estate pool(String pool, String release, String... servers) {
        releases.add(release);
        return add("pools", placed("pool", pool, "release", release), "servers", servers);
    }

    /**
     * Adds a Mediation Server of its own.
     *
     * @param mediationServer FQDN of the server, or of the mediation pool
     * @param release such as {@code ocs-2007-r2}
     * @param nextHop the Front End pool that gets its inbound calls
     * @param servers FQDNs of its members; none if it is the server itself
     * @return this estate
     */
    public Estate mediationServer(String mediationServer, String release, String nextHop, String... servers) {
        return add(
                "mediation-servers",
                placed("mediation-server", mediationServer, "release", release, "next-hop", nextHop),
                "servers",
                servers);
    }

    /**
     * Adds a Mediation Server on the Front End servers of a pool that was added before.
     *
     * @param pool its FQDN
     * @return this estate
     * @throws IllegalArgumentException if no such pool was added
     */
    public Estate collocatedMediation(String pool) {
        var found = file.list("pools").stream()
                .filter(one -> pool.equals(one.get("pool")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no pool %s yet. Add it before its Mediation Server.".formatted(pool)));
        var server = DeploymentText.row(
                "mediation-server", pool, "release", found.get("release"), "site", found.get("site"));
        server.put("collocated", "true");
        file.list("mediation-servers").add(server);
        return this;
    }

    /**
     * Adds a PSTN gateway.
     *
     * @param gateway its FQDN
     * @param certifiedFor the release its maker certified it for
     * @return this estate
     */
    public Estate gateway(String gateway, String certifiedFor) {
        file.list("gateways").add(placed("gateway", gateway, "certified-for", certifiedFor));
        return this;
    }

    /**
     * Joins a Mediation Server with a gateway. The trunk goes by the gateway's name; that of a legacy Mediation Server by {@code
     * MediationServer:<fqdn>}.
     *
     * @param mediationServer its FQDN; of a collocated one that of its pool
     * @param gateway its FQDN
     * @return this estate
     */
    public Estate trunk(String mediationServer, String gateway) {
        file.list("trunks").add(DeploymentText.row("mediation-server", mediationServer, "gateway", gateway));
        return this;
    }

    /**
     * Joins a Mediation Server with a gateway by a trunk of a name of its own.
     *
     * @param name of the trunk
     * @param mediationServer its FQDN; of a collocated one that of its pool
     * @param gateway its FQDN
     * @return this estate
     */
    public Estate trunk(String name, String mediationServer, String gateway) {
        file.list("trunks")
                .add(DeploymentText.row("trunk", name, "mediation-server", mediationServer, "gateway", gateway));
        return this;
    }

    /**
     * Adds a normalization rule for everybody. The first that matches counts.
     *
     * @param pattern a .NET regular expression on the digits as dialled
     * @param translation what they become; {@code $1} is the first group
     * @return this estate
     */
    public Estate normalize(String pattern, String translation) {
        rules.add(DeploymentText.row(
                "name", "Rule " + (rules.size() + 1), "pattern", pattern, "translation", translation));
        return this;
    }

    /**
     * Adds a voice route of Lync Server, below those that are there.
     *
     * @param name of the route
     * @param pattern a .NET regular expression on the number
     * @param trunks names of trunks, or {@code MediationServer:<fqdn>} of a legacy one
     * @return this estate
     */
    public Estate voiceRoute(String name, String pattern, String... trunks) {
        voiceRoutes.add(route(name, pattern, "trunks", trunks));
        return this;
    }

    /**
     * Adds a phone route of OCS 2007 R2, below those that are there.
     *
     * @param name of the route
     * @param pattern a .NET regular expression on the number
     * @param mediationServers their FQDNs
     * @return this estate
     */
    public Estate phoneRoute(String name, String pattern, String... mediationServers) {
        phoneRoutes.add(route(name, pattern, "mediation-servers", mediationServers));
        return this;
    }

    /**
     * Adds a user without a number.
     *
     * @param name the part of the SIP address before the at sign
     * @param pool the pool that homes the user
     * @return this estate
     */
    public Estate user(String name, String pool) {
        file.list("users").add(DeploymentText.row("name", name, "pool", pool));
        return this;
    }

    /**
     * Adds a user.
     *
     * @param name the part of the SIP address before the at sign
     * @param pool the pool that homes the user
     * @param line the line URI without {@code tel:}, such as {@code +14255550101} or {@code +14255550100;ext=101}
     * @return this estate
     */
    public Estate user(String name, String pool, String line) {
        file.list("users").add(DeploymentText.row("name", name, "pool", pool, "line", line));
        return this;
    }

    /**
     * Adds a telephone on the public network.
     *
     * @param number in E.164
     * @param does {@code answers}, {@code busy}, {@code never-answers} or {@code unallocated}
     * @return this estate
     */
    public Estate number(String number, String does) {
        file.carrier("numbers").add(DeploymentText.row("number", number, "does", does));
        return this;
    }

    /**
     * Has the carrier deliver calls to certain numbers to a gateway.
     *
     * @param beginning of the numbers, E.164; the longest that fits counts
     * @param gateway its FQDN
     * @return this estate
     */
    public Estate deliver(String beginning, String gateway) {
        file.carrier("deliveries").add(DeploymentText.row("beginning", beginning, "gateway", gateway));
        return this;
    }

    /**
     * Adds what else a deployment file can say: lists grow by it, other keys are set.
     *
     * @param yaml as it stands in a deployment file, such as {@code lync-voice: { trunk-choice: as-listed }}
     * @return this estate
     * @throws IllegalArgumentException if it is no mapping
     */
    public Estate with(String yaml) {
        file.add(yaml);
        return this;
    }

    /**
     * The estate.
     *
     * @return a value, which does not change with this one
     * @throws IllegalArgumentException with every fault of it
     */
    public Deployment build() {
        try {
            return DeploymentFile.read(
                    new SourceText("the estate", toString(), beside -> Optional.empty()), Releases.shipped());
        } catch (InvalidFileException faulty) {
            throw new IllegalArgumentException(
                    "The estate of this test cannot be used. "
                            + faulty.problems().stream().map(Problem::message).collect(Collectors.joining(" ")),
                    faulty);
        }
    }

    /** Its deployment file. */
    @Override
    public String toString() {
        var voices = new LinkedHashMap<String, Object>();
        if (isThere(true) || !phoneRoutes.isEmpty()) {
            voices.put(
                    "ocs-voice", voice("location-profiles", "policies", "phone-usages", "phone-routes", phoneRoutes));
        }
        if (isThere(false) || !voiceRoutes.isEmpty()) {
            voices.put("lync-voice", voice("dial-plans", "voice-policies", "pstn-usages", "voice-routes", voiceRoutes));
        }
        return file.with(voices);
    }

    private boolean isThere(boolean legacy) {
        return releases.stream()
                .flatMap(id -> Releases.shipped().find(id).stream())
                .map(Release::legacy)
                .anyMatch(one -> one == legacy);
    }

    private Map<String, Object> voice(
            String plans, String policies, String usages, String routes, List<Map<String, Object>> ofTable) {
        var voice = DeploymentText.row(usages, List.of(USAGE));
        voice.put(
                plans,
                List.of(DeploymentText.row("name", "Everybody", "scope", "global", "rules", List.copyOf(rules))));
        voice.put(
                policies,
                List.of(DeploymentText.row("name", "Everybody", "scope", "global", "usages", List.of(USAGE))));
        voice.put(routes, List.copyOf(ofTable));
        return voice;
    }

    private static Map<String, Object> route(String name, String pattern, String targets, String... to) {
        return DeploymentText.row("name", name, "pattern", pattern, "usages", List.of(USAGE), targets, List.of(to));
    }

    private Estate add(String key, Map<String, Object> row, String many, String... names) {
        if (names.length > 0) {
            row.put(many, List.of(names));
        }
        file.list(key).add(row);
        return this;
    }

    private Map<String, Object> placed(Object... keysAndValues) {
        file.nameOnce("sites", site);
        var row = DeploymentText.row(keysAndValues);
        row.put("site", site);
        return row;
    }
}
