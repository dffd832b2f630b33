package org.cutover.endpoint;

import java.time.Duration;
import org.cutover.call.CauseMap;
import org.cutover.sip.Loop;
import org.cutover.topology.PstnNumber;

/** A telephone on the public network. One call at a time; its state lives on the carrier's loop. */
final class PstnTelephone implements Telephone {

    private enum State {
        IDLE,
        CALLING,
        RINGING,
        TALKING
    }

    private final CarrierEndpoint carrier;
    private final Environment environment;
    private final String number;

    private Manner manner;
    private Duration answersAfter = Duration.ZERO;
    private boolean answersNext;
    private boolean withheld;
    private boolean leaving;
    private String divertedBy = "";
    private State state = State.IDLE;
    private String circuit = "";
    private String gateway = "";
    private CallProgress progress;
    private Loop.Timer timer = () -> {};

    PstnTelephone(CarrierEndpoint carrier, Environment environment, PstnNumber number) {
        this.carrier = carrier;
        this.environment = environment;
        this.number = number.number();
        this.manner = Manner.of(number.manner());
    }

    @Override
    public String name() {
        return number;
    }

    @Override
    public PlacedCall dialAs(String as, String to) {
        var called = "circuit-" + environment.world().newToken(number);
        var placed = new CallProgress(
                environment.world(), called, () -> carrier.loop().execute(() -> endIf(called)));
        carrier.loop().execute(() -> {
            if (state != State.IDLE || leaving) {
                placed.isOver();
                return;
            }
            state = State.CALLING;
            circuit = called;
            progress = placed;
            if (!carrier.setUp(
                    this,
                    Circuits.Message.setup(called, as, to).withheld(withheld).divertedBy(divertedBy))) {
                idle();
            }
        });
        return placed;
    }

    void joinedTo(String name) {
        gateway = name;
    }

    void onSetup(Circuits.Message setup, String from) {
        var cause = manner == Manner.UNALLOCATED
                ? CauseMap.UNALLOCATED
                : manner == Manner.BUSY || leaving || state != State.IDLE ? CauseMap.BUSY : 0;
        if (cause != 0) {
            carrier.send(from, Circuits.Message.cleared(Circuits.Kind.DISCONNECT, setup.circuit(), cause));
            return;
        }
        state = State.RINGING;
        circuit = setup.circuit();
        gateway = from;
        send(Circuits.Kind.ALERTING);
        if (answersNext) {
            answersNext = false;
            connect();
        } else if (manner == Manner.ANSWERS) {
            timer = carrier.loop().schedule(answersAfter, this::connect);
        }
    }

    void onCircuit(Circuits.Message message) {
        if (!message.circuit().equals(circuit)) {
            return;
        }
        switch (message.kind()) {
            case ALERTING -> {
                if (progress != null) {
                    progress.isRinging();
                }
            }
            case CONNECT -> {
                state = State.TALKING;
                if (progress != null) {
                    progress.isAnswered();
                }
            }
            case DISCONNECT -> {
                carrier.send(gateway, Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit, message.cause()));
                idle();
            }
            case RELEASE -> idle();
            case HOLD, RETRIEVE -> {
                // Music plays, or stops: nobody hears it here.
            }
            case SETUP -> throw new IllegalArgumentException("A circuit is set up once.");
        }
    }

    void onGone(String stopped) {
        if (state != State.IDLE && gateway.equals(stopped)) {
            environment.circuits().lost(carrier, gateway, circuit, CauseMap.NETWORK_OUT_OF_ORDER);
            idle();
        }
    }

    @Override
    public void behave(Manner changed, Duration after) {
        carrier.loop().execute(() -> {
            manner = changed;
            answersAfter = after;
            answersNext = false;
        });
    }

    @Override
    public void answer() {
        carrier.loop().execute(() -> {
            if (state == State.RINGING) {
                connect();
            } else if (state == State.IDLE) {
                answersNext = true;
            }
        });
    }

    @Override
    public void leavesOffer(boolean leaves) {
        // Its gateway offers, or does not: that is set there.
    }

    @Override
    public void divertedBy(String other) {
        carrier.loop().execute(() -> divertedBy = other);
    }

    @Override
    public void withholds(boolean withholds) {
        carrier.loop().execute(() -> withheld = withholds);
    }

    @Override
    public void hold(Hold how) {
        carrier.loop().execute(() -> say(Circuits.Kind.HOLD));
    }

    @Override
    public void resume(Hold how) {
        carrier.loop().execute(() -> say(Circuits.Kind.RETRIEVE));
    }

    private void say(Circuits.Kind kind) {
        if (state == State.TALKING) {
            send(kind);
        }
    }

    @Override
    public void hangUp() {
        carrier.loop().execute(this::end);
    }

    @Override
    public void clear(int cause) {
        carrier.loop().execute(() -> end(cause));
    }

    private void connect() {
        if (state == State.RINGING) {
            timer.cancel();
            state = State.TALKING;
            send(Circuits.Kind.CONNECT);
        }
    }

    /** Hangs up, and has no calls from now on. On the carrier's loop. */
    void leave() {
        leaving = true;
        end();
    }

    private void endIf(String called) {
        if (circuit.equals(called)) {
            end();
        }
    }

    private void end() {
        end(state == State.RINGING ? CauseMap.CALL_REJECTED : CauseMap.NORMAL_CLEARING);
    }

    private void end(int cause) {
        if (state != State.IDLE) {
            timer.cancel();
            carrier.send(gateway, Circuits.Message.cleared(Circuits.Kind.DISCONNECT, circuit, cause));
            if (!environment.circuits().reaches(gateway)) {
                idle();
            }
        }
    }

    private void idle() {
        timer.cancel();
        carrier.over(circuit);
        state = State.IDLE;
        circuit = "";
        if (progress != null) {
            progress.isOver();
            progress = null;
        }
    }

    private void send(Circuits.Kind kind) {
        carrier.send(gateway, Circuits.Message.of(kind, circuit));
    }
}
