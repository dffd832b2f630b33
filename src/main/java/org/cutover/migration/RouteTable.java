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
        Reversal reversal() {
            return Reversal.by("Office Communications Server console: put the phone route back as it was.");
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
        Reversal reversal() {
            return Reversal.by(
                    "Lync Server Control Panel: put the routes back in their order, or import the voice configuration file"
                            + " saved before; Commit all.");
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

    abstract Reversal reversal();
}
