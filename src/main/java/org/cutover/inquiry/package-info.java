/**
 * What people ask of an estate, answered on the model, with no call placed: which way a call would go, what depends on a
 * thing, whether the voice configuration passes its test cases.
 *
 * <p>Begins at {@link org.cutover.inquiry.CallPaths}, {@link org.cutover.inquiry.Dependents} and
 * {@link org.cutover.inquiry.VoiceTest}.
 */
package org.cutover.inquiry;
