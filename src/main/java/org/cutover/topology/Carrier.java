package org.cutover.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The public telephone network behind the gateways.
 *
 * @param numbers telephones out there, each with its manner
 * @param deliveries which gateway gets the calls to which of our numbers
 */
public record Carrier(List<PstnNumber> numbers, List<Delivery> deliveries) {

    /**
     * Calls to the numbers that begin so go to this gateway; the longest beginning wins.
     *
     * @param beginning E.164, such as {@code +1425555}
     */
    public record Delivery(String beginning, String gateway) {
        public Delivery {
            E164.require(beginning);
        }
    }

    public Carrier {
        numbers = List.copyOf(numbers);
        deliveries = List.copyOf(deliveries);
    }

    public Optional<PstnNumber> find(String number) {
        return numbers.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    /** The gateway that gets calls to {@code number}. */
    public Optional<String> gatewayFor(String number) {
        return deliveries.stream()
                .filter(delivery -> number.startsWith(delivery.beginning()))
                .max(Comparator.comparingInt(delivery -> delivery.beginning().length()))
                .map(Delivery::gateway);
    }

    /** This carrier, delivering the numbers that begin so to {@code gateway}. */
    public Carrier delivering(String beginning, String gateway) {
        var all = new ArrayList<>(deliveries);
        all.removeIf(delivery -> delivery.beginning().equals(beginning));
        all.add(new Delivery(beginning, gateway));
        return new Carrier(numbers, all);
    }
}
