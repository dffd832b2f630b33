package org.cutover.migration;

import java.util.function.UnaryOperator;
import org.cutover.routing.VoiceConfiguration;

/** The two route tables: OCS 2007 R2 has one, Lync Server another, and neither follows the other. */
enum RouteTable {
    OCS("phone route") {
        @Override
        Estate edit(Estate estate, UnaryOperator<VoiceConfiguration> change) {
            return estate.changeOcsVoice(change);
        }

        @Override
        VoiceConfiguration of(Estate estate) {
            return estate.inForce().ocsVoice();
        }

        @Override
        Step.Acts acts() {
            return Step.Acts.AT_ONCE;
        }

        @Override
        ProductAction action(String how, String cmdlet) {
            return new ProductAction("Office Communications Server console", "Voice Properties > Routes: " + how);
        }

        @Override
        Reversal reversal(String how, String cmdlet) {
            return Reversal.by("%s", "Office Communications Server console: %s.".formatted(how));
        }
    },
    LYNC("voice route") {
        @Override
        Estate edit(Estate estate, UnaryOperator<VoiceConfiguration> change) {
            return estate.editVoice(change);
        }

        @Override
        VoiceConfiguration of(Estate estate) {
            return estate.edited().lyncVoice();
        }

        @Override
        Step.Acts acts() {
            return Step.Acts.WHEN_COMMITTED;
        }

        @Override
        ProductAction action(String how, String cmdlet) {
            return new ProductAction(
                    ProductAction.CONTROL_PANEL, "Voice Routing > Route: %s; Commit all. Or %s".formatted(how, cmdlet));
        }

        @Override
        Reversal reversal(String how, String cmdlet) {
            return Reversal.by(
                    "%s",
                    "Lync Server Control Panel: %s; Commit all.%s Or import the voice configuration file saved before; Commit all."
                            .formatted(how, cmdlet.isEmpty() ? "" : " Or %s.".formatted(cmdlet)));
        }
    };

    private final String routes;

    RouteTable(String routes) {
        this.routes = routes;
    }

    /** What the product calls a route of this table. */
    String word() {
        return routes;
    }

    abstract Estate edit(Estate estate, UnaryOperator<VoiceConfiguration> change);

    abstract VoiceConfiguration of(Estate estate);

    abstract Step.Acts acts();

    /**
     * @param how on the pages of the console
     * @param cmdlet the same in the Management Shell, which OCS 2007 R2 does not have
     */
    abstract ProductAction action(String how, String cmdlet);

    /** @param cmdlet the same in the Management Shell; empty where it depends on what was */
    abstract Reversal reversal(String how, String cmdlet);
}
