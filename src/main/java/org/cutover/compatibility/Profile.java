package org.cutover.compatibility;

/**
 * A way to read the documents where they contradict each other.
 *
 * @param id how files and the command line name it: {@code permissive}
 * @param says where the documents disagree and which reading this is, in sentences; empty for {@link #STRICT}
 * @param source the documents that disagree; empty for {@link #STRICT}
 */
public record Profile(String id, String says, String source) {

    /** The matrices as they stand: where the documents disagree, the migration chapter counts. */
    public static final Profile STRICT = new Profile("strict", "", "");

    public boolean isStrict() {
        return id.equals(STRICT.id);
    }

    /** What to tell whoever reads a result that was found under it; empty for {@link #STRICT}. */
    public String note() {
        return isStrict() ? "" : "Profile %s: %s Sources: %s.".formatted(id, says, source);
    }
}
