package org.cutover.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** JAIN-SIP's timers, on the node's loop. */
final class LoopTimer implements SipTimer {

    private final NettyLoop loop;
    private final Set<Entry> pending = new HashSet<>();
    private boolean started = true;

    LoopTimer(NettyLoop loop) {
        this.loop = loop;
    }

    /** One task; it may come again. */
    private final class Entry {
        private final SIPStackTimerTask task;
        private final Duration period;
        private Loop.Timer timer;

        Entry(SIPStackTimerTask task, long delayMillis, long periodMillis) {
            this.task = task;
            this.period = Duration.ofMillis(periodMillis);
            task.setSipTimerTask(this);
            pending.add(this);
            timer = loop.scheduleKept(Duration.ofMillis(delayMillis), this::run);
        }

        private void run() {
            if (period.isZero()) {
                pending.remove(this);
                task.runTask();
                return;
            }
            task.runTask();
            if (pending.contains(this)) {
                timer = loop.scheduleKept(period, this::run);
            }
        }

        private boolean cancel() {
            timer.cancel();
            return pending.remove(this);
        }
    }

    @Override
    public boolean schedule(SIPStackTimerTask task, long delay) {
        return scheduleWithFixedDelay(task, delay, 0);
    }

    @Override
    public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
        if (started) {
            new Entry(task, delay, period);
        }
        return started;
    }

    @Override
    public boolean cancel(SIPStackTimerTask task) {
        task.cleanUpBeforeCancel();
        return task.getSipTimerTask() instanceof Entry entry && entry.cancel();
    }

    @Override
    public void stop() {
        started = false;
        List.copyOf(pending).forEach(Entry::cancel);
    }

    @Override
    public void start(SipStackImpl stack, Properties properties) {
        started = true;
    }

    @Override
    public boolean isStarted() {
        return started;
    }
}
