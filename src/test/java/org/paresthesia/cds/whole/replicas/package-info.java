/** Several instances behind the load balancer that the project describes, with one database. */
package org.paresthesia.cds.whole.replicas;
