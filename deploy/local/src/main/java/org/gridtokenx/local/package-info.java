/** The commands that run the whole of GridTokenX on one machine. */
package org.gridtokenx.local;
