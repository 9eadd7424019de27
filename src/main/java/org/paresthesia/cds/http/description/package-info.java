/** The service described by itself: schemas, OpenAPI document and a page, and samples of its answers held against them. */
package org.paresthesia.cds.http.description;
