/**
 * {@code report.html}: a run as one file that opens from disk, with no network.
 *
 * <p>Begins at {@link org.cutover.page.ReportPage}. The table stands in the page as HTML; what a cell opens stands in it as JSON,
 * each different call once, and {@code page/report.js} shows it.
 */
package org.cutover.page;
