/** What an operator is given to install the service: the image's description, the compose file, the manifests, the load balancer. */
package org.paresthesia.cds.deploy;
