package org.paresthesia.cds.knowledge.cql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.elm.r1.CodeDef;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.ValueSetRef;
import org.paresthesia.cds.knowledge.PrefetchTable;

/**
 * Which data the logic can use, read from the translated libraries, so that nothing else is asked for or parsed.
 *
 * <p>{@code DataRequirementsProcessor} of the translator would need FHIR R5 structures for the same answer.
 */
public final class DataNeeds {

    /** The only library that rules name; it re-exports every topic. */
    public static final String ENTRY = "ParesthesiaDifferential";

    /** The define of the entry library that says whether the patient is one of ours. */
    public static final String GATE = "Gate";

    /** The define of the entry library that lists the possible causes for the summary. */
    public static final String CANDIDATES = "Candidates";

    /** The need of what the hook's context holds of orders, and the function through which alone the logic asks for it. */
    private static final String DRAFT_ORDERS = "draftOrders";

    private static final LogicText.Name ASKS_DRAFT_ORDERS = new LogicText.Name("ParesthesiaElements", "Is Chosen Now");

    private final LogicText text;
    private final PrefetchTable table;
    private final BiFunction<String, String, Set<String>> setsOf;
    private final Map<LogicText.Name, Set<RetrievedData>> retrieves = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> namedValueSets = new HashSet<>();
    private final Set<String> namedCodes = new HashSet<>();

    /** Asked in every call that lacks data; a walk through all that a define reaches takes longer than computing it. */
    private final Map<LogicText.Name, Set<String>> needs = new ConcurrentHashMap<>();

    /**
     * Reads the libraries.
     *
     * @param logic the translated libraries
     * @param table how data are grouped into prefetch keys
     * @param setsOf the canonical addresses of the value sets that a (system, code) is in, normalised
     */
    public DataNeeds(CompiledLogic logic, PrefetchTable table, BiFunction<String, String, Set<String>> setsOf) {
        this.text = new LogicText(logic);
        this.table = table;
        this.setsOf = setsOf;
        for (LogicText.Name name : text.names()) {
            Set<RetrievedData> found = new LinkedHashSet<>();
            text.in(name, Retrieve.class).forEach(each -> found.add(data(name, each)));
            retrieves.put(name, found);
            found.forEach(each -> types.add(each.resourceType()));
            text.in(name, ValueSetRef.class).forEach(each -> namedValueSets.add(address(name, each)));
        }
        for (CodeDef code : text.codes()) {
            namedCodes.add(code.getId());
        }
    }

    private RetrievedData data(LogicText.Name name, Retrieve retrieve) {
        String type = retrieve.getDataType().getLocalPart();
        if (retrieve.getCodes() instanceof ValueSetRef valueSet) {
            return new RetrievedData(
                    type, Optional.of(retrieve.getCodeProperty()), Optional.of(address(name, valueSet)));
        }
        return new RetrievedData(type, Optional.empty(), Optional.empty());
    }

    private String address(LogicText.Name name, ValueSetRef valueSet) {
        return text.valueSet(text.resolve(name, valueSet.getLibraryName(), valueSet.getName()));
    }

    /** Whether the logic reads resources of this type at all. */
    public boolean retrieves(String resourceType) {
        return types.contains(resourceType);
    }

    /** Every kind of data that the logic reads. */
    public Set<RetrievedData> retrieves() {
        return retrieves.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any define of the logic could tell a resource with this coding from one without. */
    public boolean canMatch(String resourceType, String system, String code) {
        return retrieves(resourceType)
                && (namedCodes.contains(code)
                        || setsOf.apply(system, code).stream().anyMatch(namedValueSets::contains));
    }

    /** The addresses of all value sets that a define names. */
    public Set<String> namedValueSets() {
        return Set.copyOf(namedValueSets);
    }

    /** The data that a define of the entry library reads, itself or through others. */
    public Set<RetrievedData> retrievesOf(String define) {
        return retrievesOf(ENTRY, define);
    }

    /** The data that a define of any library reads, itself or through others. */
    public Set<RetrievedData> retrievesOf(String library, String define) {
        return text.reachedFrom(existing(library, define)).stream()
                .flatMap(name -> retrieves.getOrDefault(name, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The needs (prefetch keys) whose data a define of the entry library reads. */
    public Set<String> needsOf(String define) {
        return needsOf(ENTRY, define);
    }

    /** The needs (prefetch keys, and orders of the hook's context) whose data a define of any library reads. */
    public Set<String> needsOf(String library, String define) {
        return needs.computeIfAbsent(existing(library, define), this::findNeeds);
    }

    private Set<String> findNeeds(LogicText.Name name) {
        Set<String> found = retrievesOf(name.library(), name.define()).stream()
                .flatMap(each -> table.rowOf(each.resourceType(), each.valueSet()).stream())
                .map(PrefetchTable.Row::key)
                .collect(Collectors.toCollection(HashSet::new));
        if (text.reachedFrom(name).contains(ASKS_DRAFT_ORDERS)) {
            found.add(DRAFT_ORDERS);
        }
        return Set.copyOf(found);
    }

    /** Whether the entry library has a define of this name. */
    public boolean isDefined(String define) {
        return text.names().contains(new LogicText.Name(ENTRY, define));
    }

    /** The parameters, as {@code Library.Parameter}, on which a define of the entry library depends. */
    public Set<String> settingsOf(String define) {
        return text.reachedFrom(existing(ENTRY, define)).stream()
                .flatMap(name -> text.parameters(name).stream())
                .map(LogicText.Name::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * With which windows all defines read the data of retrieves.
     *
     * @param isAsked which retrieves are asked for
     * @param isWindow whether a parameter, as {@code Library.Parameter}, is a window
     * @return the windows by retrieve; empty where anything reads its data without a window
     */
    public Map<RetrievedData, Optional<Set<String>>> windows(
            Predicate<RetrievedData> isAsked, Predicate<String> isWindow) {
        WindowsRead windows = new WindowsRead(text, isWindow);
        Map<RetrievedData, Optional<Set<String>>> found = new HashMap<>();
        retrieves.forEach((name, all) -> all.stream()
                .filter(isAsked)
                .forEach(data -> found.merge(data, together(windows.of(name).values()), DataNeeds::together)));
        return found;
    }

    private static Optional<Set<String>> together(Collection<Set<String>> readers) {
        Set<String> all = new TreeSet<>();
        readers.forEach(all::addAll);
        return readers.stream().anyMatch(Set::isEmpty) ? Optional.empty() : Optional.of(all);
    }

    private static Optional<Set<String>> together(Optional<Set<String>> one, Optional<Set<String>> other) {
        return one.flatMap(first -> other.flatMap(second -> together(List.of(first, second))));
    }

    private LogicText.Name existing(String library, String define) {
        LogicText.Name name = new LogicText.Name(library, define);
        if (!text.names().contains(name)) {
            throw new IllegalArgumentException(library + " has no define " + define);
        }
        return name;
    }
}
