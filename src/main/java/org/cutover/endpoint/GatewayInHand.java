package org.cutover.endpoint;

import org.cutover.topology.Named;
import org.cutover.yaml.Unknown;

/** A gateway of an estate that runs, or has been stopped. */
record GatewayInHand(Environment environment, String name) implements GatewayControl {

    /** @throws IllegalArgumentException if the estate has no such gateway */
    static GatewayInHand of(Environment environment, String name) {
        var topology = environment.deployment().topology();
        var device = environment.addresses().placement().deviceFor(name);
        if (device.isPresent()) {
            throw new IllegalArgumentException("%s is a real device, and does as it likes."
                    .formatted(device.get().describe()));
        }
        return topology.findGateway(name)
                .map(found -> new GatewayInHand(environment, found.name()))
                .orElseThrow(() -> new IllegalArgumentException(
                        Unknown.message("gateway", name, Named.names(topology.gateways()))));
    }

    @Override
    public void behave(GatewayManner manner) {
        environment.health().behave(name, manner);
    }
}
