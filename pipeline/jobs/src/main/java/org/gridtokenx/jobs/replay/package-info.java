/** The market on files: the clearing topology, bounded and without servers, and the export of a log to such a file. */
package org.gridtokenx.jobs.replay;
