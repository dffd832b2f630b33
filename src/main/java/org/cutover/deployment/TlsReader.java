package org.cutover.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cutover.identity.CertificateState;
import org.cutover.identity.IdentityFileException;
import org.cutover.identity.IdentityFiles;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlMap;
import org.cutover.yaml.YamlText;

/**
 * Reads what is set for TLS: the certificates of machines, the authorities behind them, and the versions that a gateway speaks. The
 * files are read at once, so that what is wrong with them is said with all else.
 */
final class TlsReader {

    private static final String CERTIFICATE = "certificate";

    private final SourceText.Folder folder;
    private final Map<String, String> environment;
    private final Map<String, Tls.Given> given = new TreeMap<>();
    private final Map<String, CertificateState> flawed = new TreeMap<>();
    private final Map<String, Set<TlsVersion>> versions = new TreeMap<>();

    /** @param environment variables by their names, for passwords */
    TlsReader(SourceText.Folder folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The certificate of a gateway, and the versions it speaks. */
    void readGateway(YamlMap gateway, String name) {
        readCertificate(gateway, name, List.of(name));
        if (gateway.has("tls-versions")) {
            var spoken = EnumSet.noneOf(TlsVersion.class);
            gateway.texts("tls-versions")
                    .forEach(text -> gateway.problems()
                            .build(text.place(), () -> TlsVersion.of(text.text()))
                            .ifPresent(spoken::add));
            if (!spoken.isEmpty()) {
                versions.put(Tls.key(name), spoken);
            } else if (gateway.texts("tls-versions").isEmpty()) {
                gateway.problems()
                        .add(
                                gateway.placeOf("tls-versions"),
                                "which versions does it speak? Write some of %s, or leave the key out.",
                                String.join(", ", TlsVersion.words()));
            }
        }
    }

    /**
     * The certificates of a pool or Mediation Server: one for all its servers, or one for each that is listed.
     *
     * @param pool its FQDN
     */
    void readServers(YamlMap map, String pool, List<String> servers) {
        if (!map.isList(CERTIFICATE)) {
            readCertificate(map, pool, servers);
            return;
        }
        for (var entry : map.maps(CERTIFICATE)) {
            var server = entry.text("server");
            if (!server.isEmpty() && servers.stream().noneMatch(server::equalsIgnoreCase)) {
                map.problems().addUnknown(entry.placeOf("server"), "server", server, servers);
            }
            read(entry, pool, List.of(server));
            entry.done();
        }
    }

    private void readCertificate(YamlMap map, String pool, List<String> machines) {
        map.findMap(CERTIFICATE).ifPresent(entry -> {
            read(entry, pool, machines);
            entry.done();
        });
    }

    private void read(YamlMap entry, String pool, List<String> machines) {
        if (entry.has("made")) {
            made(entry, machines);
            return;
        }
        var pkcs12 = path(entry, "pkcs12");
        var chain = path(entry, "chain");
        var key = path(entry, "key");
        var password = password(entry);
        if (entry.has("pkcs12") == entry.has("chain") || entry.has("pkcs12") && entry.has("key")) {
            entry.problems()
                    .add(
                            entry.place(),
                            "a certificate is given as PEM, \"chain: gw.pem\" and \"key: gw.key\", or as \"pkcs12: gw.p12\".");
            return;
        }
        var file = pkcs12.or(() -> chain);
        if (password.isEmpty() || file.isEmpty() || entry.has("key") && key.isEmpty()) {
            return;
        }
        try {
            var identity = pkcs12.isPresent()
                    ? IdentityFiles.pkcs12(file.get(), password.get().secret())
                    : IdentityFiles.pem(
                            file.get(), key.orElse(file.get()), password.get().secret());
            var said = entry.text(entry.has("pkcs12") ? "pkcs12" : "chain");
            machines.forEach(machine -> give(entry, pool, machine, new Tls.Given(identity, said)));
        } catch (IdentityFileException unusable) {
            entry.problems().add(entry.place(), "%s", unusable.getMessage());
        }
    }

    /** One that is made for the run, and is not what it should be. */
    private void made(YamlMap entry, List<String> machines) {
        var flaws = CertificateState.words().stream()
                .filter(word -> !word.equals(CertificateState.GOOD.word()))
                .toList();
        if (entry.has("chain") || entry.has("pkcs12") || entry.has("key")) {
            entry.problems()
                    .add(
                            entry.placeOfKey("made"),
                            "a certificate that is made comes from no file. Keep one of the two.");
        }
        var flaw = CertificateState.of(entry.oneOf("made", flaws, flaws.get(0)));
        entry.findText("chain");
        entry.findText("pkcs12");
        entry.findText("key");
        machines.forEach(machine -> flawed.put(Tls.key(machine), flaw));
    }

    /** RFC 5922 section 7.2: peers look for a name by which they know the machine. */
    private void give(YamlMap entry, String pool, String machine, Tls.Given certificate) {
        var known = new LinkedHashSet<>(List.of(Tls.key(machine), Tls.key(pool)));
        var names = certificate.identity().names();
        if (names.stream().noneMatch(known::contains)) {
            entry.problems()
                    .add(
                            entry.place(),
                            "%s is for %s, not for %s: every peer would refuse it. Give the certificate that was made for this"
                                    + " machine.",
                            certificate.file(),
                            names.isEmpty() ? "no name at all" : String.join(" and ", names),
                            String.join(" or ", known));
        }
        if (given.put(Tls.key(machine), certificate) != null) {
            entry.problems().add(entry.place(), "%s has a certificate already. Keep one.", machine);
        }
    }

    /** A password that was asked for and found, or none asked for. */
    private record Password(Optional<String> secret) {}

    /** Empty if there is a fault, which has been noted. */
    private Optional<Password> password(YamlMap entry) {
        if (entry.has("password")) {
            entry.problems()
                    .add(
                            entry.placeOfKey("password"),
                            "a password does not stand in a deployment. Put it into an environment variable or a file of its own:"
                                    + " password-from: { environment: GW_PASSWORD }, or { file: gw.password }.");
            return Optional.empty();
        }
        if (!entry.has("password-from")) {
            return Optional.of(new Password(Optional.empty()));
        }
        var from = entry.map("password-from");
        var variable = from.findText("environment");
        var file = path(from, "file");
        from.done();
        if (from.has("environment") == from.has("file")) {
            from.problems().add(from.place(), "say either \"environment\" or \"file\": where is the password?");
            return Optional.empty();
        }
        if (variable.isPresent()) {
            var found = Optional.ofNullable(environment.get(variable.get()));
            if (found.isEmpty()) {
                from.problems()
                        .add(
                                from.placeOf("environment"),
                                "the environment variable %s is not set. Set it to the password before you start.",
                                variable.get());
            }
            return found.map(secret -> new Password(Optional.of(secret)));
        }
        return file.flatMap(path -> secret(from, path));
    }

    private static Optional<Password> secret(YamlMap from, Path file) {
        try {
            return Optional.of(
                    new Password(Files.readString(file).lines().findFirst().map(String::strip)));
        } catch (IOException unreadable) {
            from.problems()
                    .add(from.placeOf("file"), "the password cannot be read from %s: no such file, or no text.", file);
            return Optional.empty();
        }
    }

    /** Empty if the key is not there, or there is a fault, which has been noted. */
    private Optional<Path> path(YamlMap map, String key) {
        return map.findText(key).flatMap(text -> path(map, new YamlText(text, map.placeOf(key))));
    }

    private Optional<Path> path(YamlMap map, YamlText name) {
        var path = folder.path(name.text());
        if (path.isEmpty()) {
            map.problems()
                    .add(
                            name.place(),
                            "a deployment that comes with the program has no files beside it. Copy it, and give certificates there.");
        }
        return path;
    }

    /** @param file the deployment file, whose key {@code authorities} lists files in PEM */
    Tls read(YamlMap file) {
        var trusted = Trust.NOBODY;
        for (var name : file.texts("authorities")) {
            try {
                trusted = path(file, name)
                        .map(IdentityFiles::authorities)
                        .orElse(Trust.NOBODY)
                        .and(trusted);
            } catch (IdentityFileException unusable) {
                file.problems().add(name.place(), "%s", unusable.getMessage());
            }
        }
        return new Tls(given, flawed, trusted, versions, false);
    }
}
