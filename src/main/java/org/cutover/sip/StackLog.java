package org.cutover.sip;

import gov.nist.core.CommonLogger;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What JAIN-SIP says about itself, on the SLF4J logger {@code org.cutover.sip.stack}: off unless it is switched on, for
 * bad input from a peer is no news of ours, and the journal has it.
 */
final class StackLog implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("org.cutover.sip.stack");

    /** Must come before JAIN-SIP's first word: without a logger of ours it reaches for log4j 1.x, and fails. */
    static void install() {
        CommonLogger.legacyLogger = new StackLog();
    }

    /** It quotes what peers sent: that ends no line of a log, and commands no terminal. */
    static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isErrorEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        if (level >= TRACE_DEBUG) {
            return LOG.isTraceEnabled();
        }
        return level >= TRACE_INFO ? LOG.isDebugEnabled() : LOG.isErrorEnabled();
    }

    @Override
    public void logException(Throwable problem) {
        LOG.error("{}", oneLine(problem.toString()));
    }

    @Override
    public void logDebug(String message) {
        LOG.trace("{}", message);
    }

    @Override
    public void logDebug(String message, Exception problem) {
        LOG.trace("{}: {}", message, problem.toString());
    }

    @Override
    public void logTrace(String message) {
        LOG.trace("{}", message);
    }

    @Override
    public void logFatalError(String message) {
        LOG.error("{}", oneLine(message));
    }

    @Override
    public void logError(String message) {
        LOG.error("{}", oneLine(message));
    }

    @Override
    public void logError(String message, Exception problem) {
        LOG.error("{}: {}", oneLine(message), oneLine(String.valueOf(problem)));
    }

    @Override
    public void logWarning(String message) {
        LOG.warn("{}", oneLine(message));
    }

    @Override
    public void logInfo(String message) {
        LOG.debug("{}", message);
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}
}
