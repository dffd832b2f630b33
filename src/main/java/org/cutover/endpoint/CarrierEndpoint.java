package org.cutover.endpoint;

import java.util.HashMap;
import java.util.Map;
import org.cutover.call.CauseMap;
import org.cutover.sip.Loop;
import org.cutover.topology.Carrier;
import org.cutover.topology.PstnNumber;

/** The public telephone network: telephones with numbers, joined by circuits to the gateways and to each other. */
final class CarrierEndpoint implements Endpoint, Circuits.End {

    static final String NAME = "PSTN";

    private final Environment environment;
    private final Loop loop;
    private final Map<String, PstnTelephone> telephones = new HashMap<>();
    private final Map<String, PstnTelephone> calls = new HashMap<>();

    CarrierEndpoint(Environment environment) {
        this.environment = environment;
        this.loop = environment.world().newLoop(NAME);
        environment.circuits().connect(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public void reconfigure() {
        // Numbers and deliveries are looked up for every call.
    }

    private Carrier carrier() {
        return environment.deployment().topology().carrier();
    }

    /** The telephone of a number; to be called on the loop. */
    PstnTelephone telephone(PstnNumber number) {
        return telephones.computeIfAbsent(number.number(), key -> new PstnTelephone(this, environment, number));
    }

    @Override
    public void onCircuit(Circuits.Message message, String from) {
        if (message.kind() == Circuits.Kind.SETUP) {
            onSetup(message, from);
            return;
        }
        var telephone = calls.get(message.circuit());
        if (telephone != null) {
            telephone.onCircuit(message);
        }
        if (message.kind() == Circuits.Kind.RELEASE) {
            over(message.circuit());
        }
    }

    /** All its telephones hang up. */
    void leave() {
        loop.execute(() -> telephones.values().forEach(PstnTelephone::leave));
    }

    /** A carrier sees at once that the line to a gateway is dead. */
    @Override
    public void onGone(String gateway) {
        telephones.values().forEach(telephone -> telephone.onGone(gateway));
    }

    private void onSetup(Circuits.Message setup, String gateway) {
        var number = carrier().reachedBy(setup.to());
        if (number.isPresent()) {
            var telephone = telephone(number.get());
            calls.put(setup.circuit(), telephone);
            telephone.onSetup(setup, gateway);
        } else {
            // A number of the estate's own that comes out here is nobody's line, or it would not have gone out: the
            // call
            // would come back by its gateway and end the same way.
            environment
                    .circuits()
                    .send(
                            this,
                            gateway,
                            Circuits.Message.cleared(Circuits.Kind.DISCONNECT, setup.circuit(), CauseMap.UNALLOCATED));
        }
    }

    /** Sends a telephone's call to the gateway that has the number. */
    boolean setUp(PstnTelephone telephone, Circuits.Message setup) {
        var delivery = carrier().deliveryOf(setup.to());
        var gateway = delivery.map(Carrier.Delivery::gateway).filter(environment.circuits()::reaches);
        if (gateway.isEmpty()) {
            var cause = delivery.isEmpty() ? CauseMap.UNALLOCATED : CauseMap.NETWORK_OUT_OF_ORDER;
            environment
                    .circuits()
                    .fail(this, delivery.map(Carrier.Delivery::gateway).orElse("nobody"), setup, cause);
            return false;
        }
        calls.put(setup.circuit(), telephone);
        telephone.joinedTo(gateway.get());
        var number = delivery.get().handedOver(setup.to());
        environment.circuits().send(this, gateway.get(), setup.to(number));
        return true;
    }

    void send(String gateway, Circuits.Message message) {
        environment.circuits().send(this, gateway, message);
    }

    void over(String circuit) {
        calls.remove(circuit);
    }

    @Override
    public void close() {
        environment.circuits().disconnect(this);
        loop.execute(loop::forget);
    }
}
