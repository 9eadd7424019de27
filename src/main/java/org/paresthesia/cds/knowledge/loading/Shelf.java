package org.paresthesia.cds.knowledge.loading;

import java.util.List;
import java.util.Map;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.Source;

/**
 * What rules name: topics by code, override lists by name, sources by id, orders by canonical address.
 *
 * @param topics the topics
 * @param overrideLists the lists of override reasons
 * @param sources the guidelines and labels
 * @param orders the order templates
 */
record Shelf(
        Map<String, NamedCode> topics,
        Map<String, List<NamedCode>> overrideLists,
        Map<String, Source> sources,
        Map<String, Order> orders) {}
