/** HTTP: bodies, paths and answers. */
package org.gridtokenx.ingest.http;
