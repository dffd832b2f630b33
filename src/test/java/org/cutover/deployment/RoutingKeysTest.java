package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.cutover.compatibility.Releases;
import org.cutover.routing.ForwardingRights;
import org.cutover.routing.NumberRules;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.TrunkConfiguration;
import org.cutover.topology.PstnNumber;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What deployment files say of trunks, location policies, forwarding and the settings of OCS 2007 R2, and get wrong there. */
class RoutingKeysTest {

    private static final String HEAD = """
            version: 1
            deployment: Small
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle }
              - { pool: old.contoso.com, release: ocs-2007-r2, site: seattle }
            mediation-servers:
              - { mediation-server: pool.contoso.com, collocated: true, release: lync-2013, site: seattle }
              - { mediation-server: med.contoso.com, release: ocs-2007-r2, site: seattle, next-hop: old.contoso.com }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: pool.contoso.com, gateway: gw.contoso.com }
            """;

    @Test
    void aTrunkConfigurationIsWhatTheFileSaysAndElseWhatTheProductDoes() {
        var trunking = read(HEAD + """
                lync-voice:
                  trunk-choice: as-listed
                  pstn-usages: [Local, Emergency]
                  trunk-configurations:
                    - scope: trunk:gw.contoso.com
                      called-number-rules: [{ name: Strip the plus, pattern: '^\\+(\\d*)$', translation: $1 }]
                      calling-number-rules: [{ name: Main number, pattern: '^.*$', translation: +14255550100 }]
                      response-rules: [{ name: No circuit, status: 486, cause: 34, becomes: 503 }]
                      fast-failover: false
                      usages: Local
                    - remove-plus: true
                  location-policies:
                    - { name: Seattle, scope: site:seattle, emergency-number: 911, also: 112, usage: Emergency }
                """).lyncVoice().trunking();

        assertThat(trunking.choice()).isEqualTo(TrunkChoice.AS_LISTED);
        var ofTrunk = trunking.configurations().get(0);
        assertThat(ofTrunk.outward("+14255550123", "alice").called()).isEqualTo("14255550123");
        assertThat(ofTrunk.outward("+14255550123", "alice").calling()).isEqualTo("+14255550100");
        assertThat(ofTrunk.taken(486, 34)).isEqualTo(503);
        assertThat(ofTrunk.taken(486, 17)).isEqualTo(486);
        assertThat(ofTrunk.fastFailover()).isFalse();
        assertThat(ofTrunk.usages()).containsExactly("Local");
        assertThat(trunking.configurations().get(1))
                .isEqualTo(TrunkConfiguration.DEFAULT.with(new NumberRules(List.of(), List.of(), true)));
        assertThat(trunking.locationPolicies()).singleElement().satisfies(policy -> {
            assertThat(policy.means("911")).isTrue();
            assertThat(policy.means("112")).isTrue();
            assertThat(policy.usage()).isEqualTo("Emergency");
        });
    }

    @Test
    void aUserMayBeSomewhereAndAtLeastTheCountryIsSaid() {
        var users = read(HEAD + """
                users:
                  - { name: alice, pool: pool.contoso.com, location: { country: US, city: Seattle, house: 1200 } }
                  - { name: bob, pool: pool.contoso.com }
                """).users();

        assertThat(users.find("alice").orElseThrow().location())
                .isEqualTo(new CivicAddress("US", "", "Seattle", "", "1200"));
        assertThat(users.find("bob").orElseThrow().location()).isEqualTo(CivicAddress.UNKNOWN);
        faults(HEAD + """
                        users:
                          - { name: alice, pool: pool.contoso.com, location: { country: usa } }
                        """).isEqualTo("f.yaml:16:65: the country of a location is two letters such as US, not \"usa\".");
    }

    @Test
    void whatATrunkConfigurationOrALocationPolicyGetsWrongIsSaidWhereItStands() {
        faults(HEAD + """
                        lync-voice:
                          trunk-choice: listed
                          pstn-usages: [Local]
                          trunk-configurations:
                            - scope: trunk:gv.contoso.com
                              called-number-rules: [{ name: Broken, pattern: '^(\\d', translation: $1 }]
                              response-rules:
                                - { name: Any, becomes: 503 }
                                - { name: Odd, status: 200, cause: 128, becomes: 700 }
                              fast-failover: maybe
                              usages: [Lokal]
                            - scope: pool:pool.contoso.com
                          location-policies:
                            - { name: Seattle, scope: gateway:gw.contoso.com, usage: Emergency }
                            - { name: Dallas, emergency-number: +911 }
                            - { name: Austin, emergency-number: 911, also: [112, +999] }
                        """).isEqualTo("""
                        f.yaml:16:17: "trunk-choice" must be one of round-robin, random, as-listed, not "listed".
                        f.yaml:19:14: trunk "gv.contoso.com" is not defined. Did you mean "gw.contoso.com"?
                        f.yaml:20:54: "^(\\d" is no regular expression: a group without its closing parenthesis at character 2.
                        f.yaml:22:11: response rule Any says neither a status nor a cause.
                        f.yaml:23:32: "status" must be a whole number from 400 to 699, not "200".
                        f.yaml:23:44: "cause" must be a whole number from 0 to 127, not "128".
                        f.yaml:23:58: "becomes" must be a whole number from 400 to 699, not "700".
                        f.yaml:24:22: "fast-failover" must be true or false, not "maybe".
                        f.yaml:25:16: usage "Lokal" is not defined. Did you mean "Local"?
                        f.yaml:26:14: "pool:pool.contoso.com" is no scope here. Write one of: trunk:<name>, gateway:<name>, site:<name>, global.
                        f.yaml:28:7: "emergency-number" is missing here.
                        f.yaml:28:31: "gateway:gw.contoso.com" is no scope here. Write one of: user, site:<name>, global.
                        f.yaml:28:62: usage "Emergency" is not defined. Use one of: Local.
                        f.yaml:29:41: an emergency number is written as it is dialled: leave out the plus of "+911".
                        f.yaml:30:52: an emergency number is written as it is dialled: leave out the plus of "+999".""");
    }

    @Test
    void aCarrierKnowsNationalAndInternationalNumbersByItsDiallingRules() {
        var carrier = read(HEAD + """
                carrier:
                  numbers: [{ number: +441614960999 }, { number: +12065550123 }]
                  dialling:
                    - { pattern: '^00(\\d+)$', number: +$1 }
                    - { pattern: '^0(\\d+)$', number: +44$1 }
                """).topology().carrier();

        assertThat(carrier.delivering("+1425", "gw.contoso.com").reachedBy("01614960999"))
                .get()
                .extracting(PstnNumber::number)
                .isEqualTo("+441614960999");
        assertThat(carrier.reachedBy("0012065550123")).isPresent();
        assertThat(carrier.reachedBy("01614960998")).isEmpty();
        assertThat(carrier.reachedBy("+12065550123")).isPresent();
        assertThat(carrier.reachedBy("5550123")).isPresent();
    }

    @Test
    void whatADiallingRuleGetsWrongIsSaidWhereItStands() {
        faults(HEAD + """
                carrier:
                  dialling:
                    - { pattern: '^00(\\d+', number: +$1 }
                    - { pattern: '^0(\\d+)$' }
                    - { pattern: '^0(\\d+)$', numbre: +44$1 }
                """).isEqualTo("""
                        f.yaml:17:18: "^00(\\d+" is no regular expression: a group without its closing parenthesis at character 4.
                        f.yaml:18:7: "number" is missing here.
                        f.yaml:19:7: "number" is missing here.
                        f.yaml:19:30: unknown key "numbre". Did you mean "number"?""");
    }

    @Test
    void forwardingIsOfThePolicyAndOfTheUser() {
        var deployment = read(HEAD + """
                lync-voice:
                  pstn-usages: [Local, Emergency]
                  voice-policies:
                    - { name: Own, usages: Local, forwarding-usages: [Emergency] }
                    - { name: Inside, usages: Local, forwarding-usages: internal-only, simultaneous-ring: false }
                    - { name: Plain, usages: Local, prevent-toll-bypass: true }
                users:
                  - { name: alice, pool: pool.contoso.com, line: +14255550100;ext=101, forward-to: 95550123 }
                  - { name: bob, pool: pool.contoso.com, ring-also: alice, enterprise-voice: false }
                """);
        var policies = deployment.lyncVoice().policies();

        assertThat(policies)
                .extracting(policy -> policy.forwarding().by())
                .containsExactly(ForwardingRights.By.CUSTOM, ForwardingRights.By.INTERNAL, ForwardingRights.By.POLICY);
        assertThat(policies.get(1).forwarding().ringAlso()).isFalse();
        assertThat(policies.get(2).preventTollBypass()).isTrue();
        var alice = deployment.users().find("alice").orElseThrow();
        assertThat(alice.forwarding()).isEqualTo(Forwarding.forwardTo("95550123"));
        assertThat(alice.line()).isEqualTo("+14255550100;ext=101");
        assertThat(deployment.users().find("bob").orElseThrow().enterpriseVoice())
                .isFalse();
    }

    @Test
    void whatForwardingGetsWrongIsSaidWhereItStands() {
        faults(HEAD + """
                        lync-voice:
                          pstn-usages: [Local]
                          voice-policies:
                            - { name: Own, forwarding-usages: [Lokal] }
                            - { name: Odd, forwarding-usages: external }
                          voice-routes:
                            - { name: R, pattern: '^9', usages: Local, trunks: gw.contoso.com, alternate-caller-id: main }
                        users:
                          - { name: alice, pool: pool.contoso.com, forward-to: bob, ring-also: bob }
                          - { name: bob, pool: pool.contoso.com, location-policy: Seattle }
                          - { name: carol, pool: pool.contoso.com, forward-to: bbo }
                        """).isEqualTo("""
                        f.yaml:18:40: usage "Lokal" is not defined. Did you mean "Local"?
                        f.yaml:19:39: "forwarding-usages" must be one of of-policy, internal-only, not "external".
                        f.yaml:21:7: alternate caller ID "main" is no number. Write digits with or without a plus, such as +14255550100.
                        f.yaml:23:5: forward-to and ring-also exclude each other. Write the one that is set for the user.
                        f.yaml:24:5: location policy "Seattle" is not defined. None is defined.
                        f.yaml:25:5: user "bbo" is not defined. Did you mean "bob"?""");
    }

    @Test
    void ocs2007R2HasOnePolicyForAllAndSettingsOfItsMediationServers() {
        var settings = read(HEAD + """
                        ocs-voice:
                          phone-usages: [Local]
                          location-profiles: [{ name: Seattle }]
                          policies: [{ name: All, usages: Local }]
                          global-policy: All
                          mediation-servers:
                            - { mediation-server: med.contoso.com, default-location-profile: Seattle, remove-plus: true }
                        """).ocsVoice().settings();

        assertThat(settings.globalPolicy()).isEqualTo("All");
        assertThat(settings.of("med.contoso.com").locationProfile()).isEqualTo("Seattle");
        assertThat(settings.of("med.contoso.com").removePlus()).isTrue();
    }

    @Test
    void whatOcs2007R2IsSetToMustBeThere() {
        faults(HEAD + """
                        ocs-voice:
                          location-profiles: [{ name: Seattle }]
                          policies: [{ name: All }]
                          global-policy: Al
                          mediation-servers:
                            - { mediation-server: med.contoso.co, default-location-profile: Seatle }
                        """).isEqualTo("""
                        f.yaml:18:18: policy "Al" is not defined. Did you mean "All"?
                        f.yaml:20:27: Mediation Server "med.contoso.co" is not defined. Did you mean "med.contoso.com"?
                        f.yaml:20:69: location profile "Seatle" is not defined. Did you mean "Seattle"?""");
    }

    @Test
    void aScopeHasOnePlanAndOnePolicyOfAKind() {
        faults(HEAD + """
                ocs-voice:
                  location-profiles:
                    - { name: Seattle, scope: 'pool:old.contoso.com' }
                    - { name: Dallas, scope: 'pool:OLD.contoso.com' }
                lync-voice:
                  dial-plans:
                    - { name: Everybody, scope: global }
                    - { name: Everybody else, scope: global }
                    - { name: Of the gateway, scope: 'gateway:gw.contoso.com' }
                  voice-policies:
                    - { name: Seattle, scope: 'site:seattle', usages: [] }
                    - { name: Abroad, scope: 'site:seattle', usages: [] }
                  trunk-configurations:
                    - { remove-plus: true }
                    - { scope: global }
                  location-policies:
                    - { name: One, scope: global, emergency-number: 911 }
                    - { name: Two, scope: global, emergency-number: 112 }
                """).isEqualTo("""
                        f.yaml:18:30: scope pool:OLD.contoso.com has its location profile already, on line 17. A scope has one: join the\
                         two, or let users be given one of them by name, with "scope: user".
                        f.yaml:22:38: scope global has its dial plan already, on line 21. A scope has one: join the two, or let users be\
                         given one of them by name, with "scope: user".
                        f.yaml:26:30: scope site:seattle has its voice policy already, on line 25. A scope has one: join the two, or let\
                         users be given one of them by name, with "scope: user".
                        f.yaml:29:16: scope global has its trunk configuration already, on line 28. A scope has one: join the two.
                        f.yaml:32:27: scope global has its location policy already, on line 31. A scope has one: join the two, or let\
                         users be given one of them by name, with "scope: user".""");
    }

    @Test
    void plansAndPoliciesThatAreAssignedByNameMayBeMany() {
        var voice = read(HEAD + """
                lync-voice:
                  dial-plans:
                    - { name: One }
                    - { name: Two, scope: user }
                  voice-policies:
                    - { name: One, scope: user, usages: [] }
                    - { name: Two, usages: [] }
                """).lyncVoice();

        assertThat(voice.dialPlans()).hasSize(2);
        assertThat(voice.policies()).hasSize(2);
    }

    private static AbstractStringAssert<?> faults(String text) {
        var refused = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        return assertThat(refused == null ? "" : refused.getMessage());
    }

    private static Deployment read(String text) {
        return DeploymentFile.read(new SourceText("f.yaml", text, name -> Optional.empty()), Releases.shipped());
    }
}
