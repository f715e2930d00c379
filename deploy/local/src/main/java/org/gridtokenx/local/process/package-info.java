/** Child processes: started with a guard so that none outlives its parent, watched, logged, stopped, found again. */
package org.gridtokenx.local.process;
