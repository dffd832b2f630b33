package org.cutover.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.SourceText;

/**
 * Writes an estate of any size as people would: a file and the CSV of its users. The same sizes give the same text.
 *
 * <p>Each pool has a Mediation Server of its own, a dial plan and a site; gateways are spread over them. Patterns are of the kinds that
 * dial plans have: anchored and not, with and without lookahead, for extensions, area codes and countries. The last usage of every
 * policy has a route for every number.
 *
 * @param policies voice policies; each has six usages, of 5 to 125 routes each
 * @param rules normalization rules of each dial plan
 */
record LargeEstate(int pools, int gateways, int routes, int policies, int rules, int users) {

    static final String FILE = "large.yaml";
    static final String CSV = "users.csv";

    private static final int USAGES_OF_A_POLICY = 6;

    Deployment read() {
        var csv = new SourceText(CSV, csv(), name -> Optional.empty());
        return DeploymentFile.read(
                new SourceText(FILE, yaml(), name -> name.equals(CSV) ? Optional.of(csv) : Optional.empty()),
                Releases.shipped());
    }

    String yaml() {
        return String.join(
                "\n",
                "version: 1",
                "deployment: Large",
                "domain: contoso.com",
                "sites: [%s]".formatted(each(pools, "site%d"::formatted)),
                "pools:",
                lines(
                        pools,
                        i ->
                                "  - { pool: %s, release: lync-2013, site: site%d, servers: [fe%da.contoso.com, fe%db.contoso.com] }"
                                        .formatted(pool(i), i, i, i)),
                "mediation-servers:",
                lines(
                        pools,
                        i ->
                                "  - { mediation-server: med%d.contoso.com, release: lync-2013, site: site%d, next-hop: %s }"
                                        .formatted(i, i, pool(i))),
                "gateways:",
                lines(
                        gateways,
                        i -> "  - { gateway: gw%d.contoso.com, site: site%d, certified-for: lync-2013 }"
                                .formatted(i, i % pools)),
                "trunks:",
                lines(
                        gateways,
                        i -> "  - { trunk: trunk%d, mediation-server: med%d.contoso.com, gateway: gw%d.contoso.com }"
                                .formatted(i, i % pools, i)),
                "lync-voice:",
                "  pstn-usages: [%s, hop-off]".formatted(each(usages(), "usage%d"::formatted)),
                "  dial-plans:",
                lines(pools, this::dialPlan),
                "  voice-policies:",
                lines(policies, this::policy),
                "  voice-routes:",
                lines(routes, this::route),
                "  trunk-configurations:",
                lines(gateways, this::trunkConfiguration),
                "  location-policies:",
                "    - { name: Emergency, scope: global, emergency-number: '911', also: ['112', '999'], usage: usage0 }",
                "users: " + CSV,
                "carrier: { numbers: [], deliveries: [] }",
                "");
    }

    String csv() {
        return "name,pool,line,policy,dial-plan\n"
                + IntStream.range(0, users)
                        .mapToObj(i -> "%s,%s,%s,%s,%s\n"
                                .formatted(
                                        user(i),
                                        pool(i % pools),
                                        line(i),
                                        i % 10 == 0 ? "" : "Policy " + i % policies,
                                        i % 20 == 0 ? "Plan " + i % pools : ""))
                        .collect(Collectors.joining());
    }

    static String user(int i) {
        return "user" + i;
    }

    static String line(int i) {
        return i % 3 == 0 ? "+1425%07d;ext=%d".formatted(i, 10_000 + i) : "+1425%07d".formatted(i);
    }

    /** What people dial: lines of users, extensions, local, national and international numbers, with and without the plus. */
    List<String> dialled(int many) {
        var random = new Random(many);
        var dialled = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            var any = random.nextInt(10_000_000);
            dialled.add(
                    switch (i % 10) {
                        case 0 -> "+1425%07d".formatted(random.nextInt(Math.max(1, users)));
                        case 1 -> "9%07d".formatted(any);
                        case 2, 3 -> "91%d%07d".formatted(areaCode(random.nextInt(routes)), any);
                        case 4 -> "9011%d%07d".formatted(country(random.nextInt(routes)), any);
                        case 5, 6 -> "+1%d%07d".formatted(areaCode(random.nextInt(routes)), any);
                        case 7 -> "+%d%08d".formatted(country(random.nextInt(routes)), any);
                        case 8 -> "6%03d%04d".formatted(random.nextInt(rules), any % 10_000);
                        default -> "7%04d".formatted(any % 10_000);
                    });
        }
        return dialled;
    }

    private int usages() {
        return Math.max(USAGES_OF_A_POLICY, Math.min(40, routes / 8));
    }

    private String dialPlan(int i) {
        return "    - name: Plan %d\n      scope: pool:%s\n      rules:\n".formatted(i, pool(i))
                + lines(
                        rules,
                        rule -> "        - { name: Rule %d, pattern: '%s', translation: '%s' }"
                                .formatted(rule, rulePattern(rule), ruleTranslation(rule)));
    }

    /** Four in five are prefixes of sites; the others are those that every plan has, in the order that makes them meet. */
    private String rulePattern(int rule) {
        var last = rules - rule;
        return switch (last) {
            case 1 -> "(\\d{4})$";
            case 2 -> "^(\\d{10})$";
            case 3 -> "^9011(\\d{7,15})$";
            case 4 -> "^9?1([2-9]\\d{9})$";
            case 5 -> "^9(?!11)(\\d{7})$";
            case 6 -> "^7(\\d{4})$";
            default ->
                switch (rule % 5) {
                    case 0 -> "^6%03d(\\d{4})$".formatted(rule);
                    case 1 -> "^(6%03d)(?=\\d{4}$)\\d*(\\d{4})$".formatted(rule);
                    case 2 -> "^6%03d([0-9]{4})(;ext=\\d+)?$".formatted(rule);
                    case 3 -> "\\*%03d(\\d+)".formatted(rule);
                    default -> "^(?:8|88)%03d(\\d{4})$".formatted(rule);
                };
        };
    }

    private String ruleTranslation(int rule) {
        return switch (rules - rule) {
            case 1 -> "+1425555$1";
            case 2, 4 -> "+1$1";
            case 3 -> "+$1";
            case 5 -> "+1425$1";
            case 6 -> "+1425555$1";
            default -> rule % 5 == 1 ? "+1%d555$2".formatted(areaCode(rule)) : "+1%d555$1".formatted(areaCode(rule));
        };
    }

    private String policy(int i) {
        var usages = IntStream.range(0, USAGES_OF_A_POLICY)
                .mapToObj(n -> "usage" + (i * 7 + n * 5) % usages())
                .distinct()
                .collect(Collectors.joining(", ", "", ", hop-off"));
        var scope = i == 0 ? "global" : i <= pools / 2 ? "site:site%d".formatted(i) : "user";
        return "    - { name: Policy %d, scope: '%s', usages: [%s] }".formatted(i, scope, usages);
    }

    private String route(int i) {
        if (i == routes - 1) {
            return "    - { name: Hop-off, pattern: '^\\+?(\\d*)$', usages: [hop-off], trunks: [trunk0, trunk1] }";
        }
        var pattern = switch (i % 8) {
            case 0, 1, 2 -> "^\\+1(%d|%d|%d)\\d{7}$".formatted(areaCode(i), areaCode(i + 1), areaCode(i + 2));
            case 3 -> "^\\+%d\\d+".formatted(country(i));
            case 4 -> "^\\+(?!1)%d\\d{7,}$".formatted(country(i));
            case 5 -> "^\\+1%d(?!900)[2-9]\\d{6}$".formatted(areaCode(i));
            case 6 -> "%d[0-9]{7}".formatted(areaCode(i));
            default -> "^(\\+1900|\\+%d)\\d*$".formatted(areaCode(i));
        };
        return "    - { name: Route %d, pattern: '%s', usages: [usage%d, usage%d], trunks: [trunk%d, trunk%d] }"
                .formatted(i, pattern, i % usages(), (i * 3 + 1) % usages(), i % gateways, (i + 1) % gateways)
                .replaceAll("\\[(usage\\d+), \\1\\]", "[$1]");
    }

    /** Every other trunk has rules of its own. */
    private String trunkConfiguration(int i) {
        return i % 2 == 1 ? "    - { scope: 'trunk:trunk%d', remove-plus: true }".formatted(i) : """
                    - scope: 'trunk:trunk%d'
                      called-number-rules:
                        - { name: local, pattern: '^\\+1425(\\d{7})$', translation: '$1' }
                        - { name: abroad, pattern: '^\\+(?!1)(\\d+)$', translation: '011$1' }
                        - { name: national, pattern: '^\\+(\\d*)$', translation: '$1' }
                      calling-number-rules:
                        - { name: bare, pattern: '^\\+1(\\d{10})$', translation: '$1' }\
                """.formatted(i);
    }

    private static int areaCode(int i) {
        return 201 + i * 37 % 789;
    }

    private static int country(int i) {
        return 20 + i * 13 % 79;
    }

    private static String pool(int i) {
        return "pool%d.contoso.com".formatted(i);
    }

    private static String each(int many, Name name) {
        return IntStream.range(0, many).mapToObj(name::of).collect(Collectors.joining(", "));
    }

    private static String lines(int many, Name name) {
        return IntStream.range(0, many).mapToObj(name::of).collect(Collectors.joining("\n"));
    }

    @FunctionalInterface
    private interface Name {
        String of(int number);
    }
}
