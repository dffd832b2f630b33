package org.cutover.routing;

import org.cutover.topology.Named;

/**
 * What an OCS 2007 R2 Mediation Server is set to: MSFT_SIPMediationServerSetting and MSFT_SIPMediationServerConfigSetting.
 *
 * @param name of the Mediation Server
 * @param locationProfile its default location profile: the phone-context of numbers from the gateway that are not E.164; may
 *     be empty
 * @param removePlus RemovePlusFromRequestURI
 */
public record MediationSettings(String name, String locationProfile, boolean removePlus) implements Named {}
