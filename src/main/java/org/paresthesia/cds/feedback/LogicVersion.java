package org.paresthesia.cds.feedback;

/**
 * Which logic wrote the cards of this process.
 *
 * @param text the project's version and a fingerprint of all content, as on every card
 */
public record LogicVersion(String text) {}
