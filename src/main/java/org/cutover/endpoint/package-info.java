/**
 * What runs: phones, Front End servers, Mediation Servers, gateways, the carrier; all of it a testbed.
 *
 * <p>Begins at {@link org.cutover.endpoint.Testbed}. Each endpoint lives on one event loop and is touched by no other
 * thread. It asks the model for decisions and carries them out over {@code sip}.
 */
package org.cutover.endpoint;
