package org.cutover.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cutover.pattern.Translation;

/**
 * The public telephone network behind the gateways.
 *
 * @param numbers telephones out there, each with its manner
 * @param deliveries which gateway gets the calls to which of our numbers
 * @param dialling what the carrier makes of digits that a gateway dials, such as {@code 01614960999}; the first that matches counts
 */
public record Carrier(List<PstnNumber> numbers, List<Delivery> deliveries, List<Translation> dialling) {

    /** One without dialling rules. */
    public Carrier(List<PstnNumber> numbers, List<Delivery> deliveries) {
        this(numbers, deliveries, List.of());
    }

    /**
     * Calls to the numbers that begin so go to this gateway; the longest beginning wins.
     *
     * @param beginning E.164, such as {@code +1425555}
     * @param digits how many of the last digits are handed over, without a plus; 0 for the whole number
     */
    public record Delivery(String beginning, String gateway, int digits) {
        public Delivery {
            E164.require(beginning);
            if (digits < 0 || digits > 15) {
                throw new IllegalArgumentException("a number has up to 15 digits, not %d.".formatted(digits));
            }
        }

        /** The number as the gateway gets it. */
        public String handedOver(String number) {
            return digits == 0 || digits >= number.length() ? number : number.substring(number.length() - digits);
        }
    }

    public Carrier {
        numbers = List.copyOf(numbers);
        deliveries = List.copyOf(deliveries);
        dialling = List.copyOf(dialling);
    }

    public Optional<PstnNumber> find(String number) {
        return numbers.stream().filter(one -> one.number().equals(number)).findFirst();
    }

    /**
     * The telephone that a gateway reaches by what it dials: the one that a dialling rule makes of it. If none matches, and it
     * has no plus, it is a national or a local number, and the telephone is one whose number ends so.
     */
    public Optional<PstnNumber> reachedBy(String dialled) {
        var rule =
                dialling.stream().filter(one -> one.pattern().matches(dialled)).findFirst();
        return rule.isPresent() ? find(rule.get().apply(dialled)) : endingSo(dialled);
    }

    private Optional<PstnNumber> endingSo(String number) {
        return number.startsWith("+") || number.isEmpty()
                ? find(number)
                : numbers.stream().filter(one -> one.number().endsWith(number)).findFirst();
    }

    /** How calls to {@code number} are delivered. */
    public Optional<Delivery> deliveryOf(String number) {
        return deliveries.stream()
                .filter(delivery -> number.startsWith(delivery.beginning()))
                .max(Comparator.comparingInt(delivery -> delivery.beginning().length()));
    }

    /** The gateway that gets calls to {@code number}. */
    public Optional<String> gatewayFor(String number) {
        return deliveryOf(number).map(Delivery::gateway);
    }

    /** This carrier, delivering the numbers that begin so to {@code gateway}. */
    public Carrier delivering(String beginning, String gateway) {
        var all = new ArrayList<>(deliveries);
        var digits = all.stream()
                .filter(delivery -> delivery.beginning().equals(beginning))
                .mapToInt(Delivery::digits)
                .findFirst()
                .orElse(0);
        all.removeIf(delivery -> delivery.beginning().equals(beginning));
        all.add(new Delivery(beginning, gateway, digits));
        return new Carrier(numbers, all, dialling);
    }
}
