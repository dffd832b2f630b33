package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.SourceText;

/**
 * A Lync Server 2013 estate with two gateways behind a mediation pool of two, and a private branch exchange.
 *
 * @param users lines of YAML that follow {@code users:}
 * @param voice lines of YAML that belong to {@code lync-voice}
 */
record Fabrikam(String users, String voice) {

    private static final String ESTATE = """
            version: 1
            deployment: Fabrikam
            domain: fabrikam.com
            sites: [tacoma]
            pools:
              - { pool: pool.fabrikam.com, release: lync-2013, site: tacoma, servers: [fe1.fabrikam.com, fe2.fabrikam.com] }
            mediation-servers:
              - mediation-server: med.fabrikam.com
                release: lync-2013
                site: tacoma
                servers: [med1.fabrikam.com, med2.fabrikam.com]
                next-hop: pool.fabrikam.com
            gateways:
              - { gateway: gw1.fabrikam.com, site: tacoma, certified-for: lync-2013, inbound-trunk: gw1.fabrikam.com }
              - { gateway: gw2.fabrikam.com, site: tacoma, certified-for: lync-2013, inbound-trunk: gw2.fabrikam.com }
              - { gateway: pbx.fabrikam.com, site: tacoma, certified-for: lync-2013, inbound-trunk: pbx.fabrikam.com }
            trunks:
              - { mediation-server: med.fabrikam.com, gateway: gw1.fabrikam.com }
              - { mediation-server: med.fabrikam.com, gateway: gw2.fabrikam.com }
              - { mediation-server: med.fabrikam.com, gateway: pbx.fabrikam.com }
            lync-voice:
              trunk-choice: as-listed
              pstn-usages: [Local, Other, Onward]
              dial-plans:
                - name: Global
                  scope: global
                  rules:
                    - { name: outside, pattern: '^9(\\d{7})$', translation: '+1253$1' }
                    - { name: extension, pattern: '^(\\d{4})$', translation: '+1253555$1' }
                - name: exchange
                  scope: gateway:pbx.fabrikam.com
                  rules:
                    - { name: local, pattern: '^(\\d{7})$', translation: '+1253$1' }
              voice-policies:
                - { name: Global, scope: global, usages: [Local] }
                - { name: Quiet, scope: user, usages: [Local], call-forwarding: false }
              voice-routes:
                - { name: Local, pattern: '^\\+1', usages: [Local], trunks: [gw1.fabrikam.com, gw2.fabrikam.com] }
                - { name: Onward, pattern: '^\\+1', usages: [Onward], trunks: [gw2.fabrikam.com] }
            %VOICE%
            users:
            %USERS%
            carrier:
              deliveries:
                - { beginning: +1253555010, gateway: gw1.fabrikam.com }
                - { beginning: +1253555020, gateway: pbx.fabrikam.com }
              numbers:
                - { number: +12535550123, does: answers }
                - { number: +12535550177, does: never-answers }
                - { number: +12535550186, does: busy }
                - { number: +12535550199, does: answers }
                - { number: +12535550200, does: answers }
            """;

    static final String ALICE = "- { name: alice, pool: pool.fabrikam.com, line: +12535550101 }\n";
    static final String BOB = "- { name: bob, pool: pool.fabrikam.com, line: +12535550102 }\n";

    /** With alice and bob, whom nobody has told anything. */
    static Deployment plain() {
        return new Fabrikam(ALICE + BOB, "").deployment();
    }

    /** With alice, and bob as these lines say. */
    static Deployment withBob(String what) {
        return withUsers(ALICE + "- { name: bob, pool: pool.fabrikam.com, line: +12535550102, %s }\n".formatted(what));
    }

    static Deployment withUsers(String users) {
        return new Fabrikam(users, "").deployment();
    }

    /** @param voice lines of {@code lync-voice}, not indented */
    static Deployment withVoice(String voice) {
        return new Fabrikam(ALICE + BOB, voice).deployment();
    }

    Deployment deployment() {
        var text = ESTATE.replace("%VOICE%\n", voice.indent(2)).replace("%USERS%\n", users.indent(2));
        return DeploymentFile.read(new SourceText("fabrikam.yaml", text, name -> Optional.empty()), Releases.shipped());
    }
}
