/**
 * Routing tests in JUnit 5: an estate for each test, calls placed in it, and AssertJ assertions of how they went.
 *
 * <p>Begins at {@link org.cutover.junit.TestbedTest}, {@link org.cutover.junit.Testbed} and {@link
 * org.cutover.junit.ScenarioSource}. A test that uses it brings JUnit Jupiter and AssertJ along, and Awaitility if it runs live.
 */
package org.cutover.junit;
