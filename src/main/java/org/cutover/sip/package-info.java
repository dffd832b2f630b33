/**
 * SIP messages, transactions, links and clocks. JAIN-SIP and Netty are named here and nowhere else.
 *
 * <p>Begins at {@link org.cutover.sip.World}, a clock with its event loops and its network, in virtual time or live;
 * {@link org.cutover.sip.SipNode} is what listens and sends in it. Messages are read here; JAIN-SIP has the transactions as long as
 * there is something to repeat or to wait for (RFC 3261 section 17); dialogs are the caller's.
 */
package org.cutover.sip;
