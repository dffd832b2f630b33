package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.cutover.compatibility.Releases;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users in a CSV file beside the deployment. */
class UsersCsvTest {

    private static final String SMALL = """
            version: 1
            deployment: Small
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle }
            lync-voice:
              pstn-usages: [All]
              voice-policies:
                - { name: Everybody, usages: [All] }
            users: us.csv
            """;

    @TempDir
    Path folder;

    @Test
    void usersMayStandInACsvFileBesideIt() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SMALL);
        Files.writeString(folder.resolve("us.csv"), """
                name,pool,line,policy
                alice,pool.contoso.com,+14255550101,Everybody
                "bob",pool.contoso.com,,
                """);

        var read = DeploymentFile.read(SourceText.ofFile(folder.resolve("small.yaml")), Releases.shipped());

        assertThat(read.users().stream())
                .containsExactly(
                        new User("alice", "pool.contoso.com", "+14255550101", "Everybody", ""),
                        new User("bob", "pool.contoso.com", "", "", ""));
    }

    @Test
    void faultsOfACsvFileNameItsLines() {
        faults("""
                name,pool,line,policy,dial-plan
                alice,pool.contoso.com,+14255550101,Everybody,
                ALICE,pool.contoso.com,,,
                bob,pol.contoso.com,+1,,
                carol,pool.contoso.com,1-2,Everyone,
                ,pool.contoso.com,,,
                erin,,,,
                """).isEqualTo("""
                        us.csv:3:1: user "ALICE" stands here twice; the first is at us.csv:2:1.
                        us.csv:4:1: pool "pol.contoso.com" is not defined. Did you mean "pool.contoso.com"?
                        us.csv:5:1: "1-2" is no line. Write +14255550100, or +14255550100;ext=50100, or 50100.
                        us.csv:6:1: "" is no user name. Use letters, digits, dots, hyphens and underscores.
                        us.csv:7:1: user "erin" has no pool.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,poool", "alice,pool.contoso.com", "name,pool,name", "name", "pool,line"})
    void theFirstLineOfACsvFileNamesItsColumns(String header) {
        faults(header + "\n")
                .isEqualTo("us.csv:1:1: the first line must name the columns name and pool, and if wanted line, policy,"
                        + " dial-plan, location-policy, enterprise-voice, forward-to and ring-also; it says \"%s\"."
                                .formatted(header));
    }

    @Test
    void anEmptyCsvFileIsAFault() {
        faults("").isEqualTo("us.csv: the file is empty. Its first line names the columns: name,pool,line.");
    }

    @Test
    void aLineOfACsvFileHasAFieldForEachColumn() {
        faults("name,pool\nalice\nbob,pool.contoso.com,+1\n").isEqualTo("""
                        us.csv:2:1: this line has 1 field(s), and the first line names 2 columns.
                        us.csv:3:1: this line has 3 field(s), and the first line names 2 columns.""");
    }

    @Test
    void aByteOrderMarkBeforeACsvFileDoesNotCount() {
        faults("\uFEFFname,pool\nalice,pool.contoso.com\n").isEqualTo("");
    }

    @Test
    void aCsvFileThatIsNotThereIsAFaultWhereItIsNamed() {
        faults(name -> Optional.empty()).isEqualTo("f.yaml:11:8: there is no file \"us.csv\" beside this one.");
    }

    @Test
    void columnsAreSeparatedByCommas() {
        faults("name;pool\nalice;pool.contoso.com\n")
                .isEqualTo("us.csv:1:1: separate the columns by commas, not by semicolons.");
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsAFaultOfItsLine() {
        faults("name,pool\nalice,pool.contoso.com\n\"bob,pool.contoso.com\ncarol,pool.contoso.com\n")
                .isEqualTo("us.csv:3:1: a quotation mark is opened in this line and not closed.");
    }

    @Test
    void whatIsQuotedOfTheFileIsShortened() {
        faults("name,pool,line\nalice,pool.contoso.com,%s\n".formatted("x".repeat(1_000_000)))
                .startsWith("us.csv:2:1: \"xxx")
                .contains("xxx…\" is no line.")
                .hasSizeLessThan(200);
    }

    @Test
    void aUserNameHasAnEnd() {
        faults("name,pool\n%s,pool.contoso.com\n".formatted("x".repeat(256)))
                .contains("xxx…\" has 256 letters; 255 are allowed.");
    }

    @Test
    void aFolderIsNoCsvFile() {
        faults(SMALL.replace("us.csv", "."), name -> Optional.empty())
                .isEqualTo("f.yaml:11:8: \".\" is a folder. Name the CSV file of the users.");
    }

    @Test
    void allThatALineGetsWrongIsSaidAtOnce() {
        faults("""
                name,pool,policy,forward-to,ring-also
                alice,nowhere.org,Everyone,bob,erin
                """).isEqualTo("""
                        us.csv:2:1: forward-to and ring-also exclude each other. Write the one that is set for the user.
                        us.csv:2:1: pool "nowhere.org" is not defined. Use one of: pool.contoso.com.
                        us.csv:2:1: policy "Everyone" is not defined. Use one of: Everybody.""");
    }

    @Test
    void whatFollowsFromAnUnknownKeyIsSaidOnceAndLast() {
        var csv = new SourceText(
                "a.csv",
                "name,pool,policy\na,pool.contoso.com,Everybody\nb,pool.contoso.com,Everybody\nc,pol,Everybody\n",
                nothing -> Optional.empty());
        faults(SMALL.replace("voice-policies", "voice-polices"), name -> Optional.of(csv))
                .isEqualTo("""
                        f.yaml:9:3: unknown key "voice-polices". Did you mean "voice-policies"?
                        a.csv:4:1: pool "pol" is not defined. Did you mean "pool.contoso.com"?
                        a.csv:2:1: policy "Everybody" is not defined. None is defined. 2 more references need one too.""");
    }

    private static AbstractStringAssert<?> faults(String csv) {
        return faults(name -> Optional.of(new SourceText(name, csv, nothing -> Optional.empty())));
    }

    private static AbstractStringAssert<?> faults(SourceText.Folder beside) {
        return faults(SMALL, beside);
    }

    private static AbstractStringAssert<?> faults(String deployment, SourceText.Folder beside) {
        var refused = catchThrowableOfType(
                InvalidFileException.class,
                () -> DeploymentFile.read(new SourceText("f.yaml", deployment, beside), Releases.shipped()));
        return assertThat(refused == null ? "" : refused.getMessage());
    }
}
