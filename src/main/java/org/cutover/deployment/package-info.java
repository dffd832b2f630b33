/**
 * An estate: its topology, the voice configuration of both product generations, and its users; and the files that describe
 * one.
 *
 * <p>Begins at {@link org.cutover.deployment.Deployment}.
 */
package org.cutover.deployment;
