package org.cutover.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why a file cannot be written, in words for the one who named it. */
final class Unwritable {

    private Unwritable() {}

    /** The system's words; the file systems of Java often give the path alone. */
    static String reason(IOException unwritable) {
        if (unwritable instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        var kind = unwritable.getClass().getSimpleName().replace("Exception", "");
        return switch (kind) {
            case "AccessDenied" -> "writing there is not allowed";
            case "FileAlreadyExists" -> "there is a file of that name";
            case "NoSuchFile" -> "there is no such folder";
            default -> unwritable.getMessage() + " (" + kind + ")";
        };
    }
}
