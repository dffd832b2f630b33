/**
 * Who a machine is: keys, certificates and the authorities that vouch for them, as values and from files. It knows no
 * connection; what a connection makes of a certificate is in {@code sip}.
 *
 * <p>Begins at {@link org.cutover.identity.Identity}, {@link org.cutover.identity.CertificateAuthority} and {@link
 * org.cutover.identity.Trust}.
 */
package org.cutover.identity;
