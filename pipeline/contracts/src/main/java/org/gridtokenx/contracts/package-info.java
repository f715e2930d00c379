/**
 * What crosses a boundary: topics and their records, the tables, and the bytes of both.
 *
 * <p>Commands and events, of which there are many, and the state of the clearing are binary, by {@link
 * org.gridtokenx.contracts.Codec}; everything else is JSON with whole numbers whose unit is in the name. Whatever is
 * written carries a version, and a test pins its bytes.
 */
package org.gridtokenx.contracts;
