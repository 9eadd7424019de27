package org.paresthesia.cds.chart.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.chart.counts.FhirServerMeters;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.trust.AllowedServers;

/** The use of one client's FHIR server during one call: every query in parallel, all within one deadline. */
public final class FhirSession {

    private final FhirHttp http;
    private final FhirSettings settings;
    private final ExecutorService workers;
    private final FhirAccess access;
    private final FhirServerMeters.OfClient meters;
    private final long deadline;

    /** The access that a call gives, and the numbers of the client that gives it. */
    record Given(FhirAccess access, FhirServerMeters.OfClient meters) {}

    FhirSession(FhirHttp http, FhirSettings settings, ExecutorService workers, Given given) {
        this.http = http;
        this.settings = settings;
        this.workers = workers;
        this.access = given.access();
        this.meters = given.meters();
        this.deadline = System.nanoTime() + settings.total().toNanos();
    }

    /** The query of a prefetch template; empty if the call has no value for one of its tokens. */
    public Optional<Query> template(PrefetchNeed need, CallContext context) {
        Search search = new Search(need.resourceType(), need.count());
        return QueryTemplate.fill(need.template(), context)
                .flatMap(this::onServer)
                .map(address -> new Query(address, search, need.isRead(), Optional.empty()));
    }

    /** The query for the page after these; empty if there is none, or if it is not on the same server. */
    public Optional<Query> pageAfter(Delivery pages, Search search) {
        return pages.paging()
                .next()
                .flatMap(this::onServer)
                .map(address -> new Query(address, search, false, Optional.of(pages)));
    }

    /** The read of a relative or absolute reference such as {@code Medication/1}; empty if it is not on the same server. */
    public Optional<Query> read(String reference, String type) {
        return onServer(reference).map(address -> new Query(address, new Search(type, 0), true, Optional.empty()));
    }

    private Optional<URI> onServer(String relativeOrAbsolute) {
        try {
            String base = access.server().toString();
            URI address = URI.create(base.endsWith("/") ? base : base + "/").resolve(relativeOrAbsolute);
            return Optional.of(address).filter(full -> AllowedServers.sameOrigin(full, access.server()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How many single resources may still be read in one go. */
    public int maxReads() {
        return settings.maxReads();
    }

    /** Asks all at once and waits for the answers; what is not there at the deadline has failed. */
    public <K> Map<K, Delivery> ask(Map<K, Query> queries) {
        List<K> keys = new ArrayList<>(queries.keySet());
        List<Callable<Delivery>> tasks = new ArrayList<>();
        keys.forEach(key -> tasks.add(() -> allPages(queries.get(key))));
        Map<K, Delivery> answers = new HashMap<>();
        try {
            List<Future<Delivery>> done = workers.invokeAll(tasks, left().toNanos(), TimeUnit.NANOSECONDS);
            for (int i = 0; i < keys.size(); i++) {
                answers.put(keys.get(i), result(done.get(i), queries.get(keys.get(i))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keys.forEach(key -> answers.put(key, unanswered(queries.get(key))));
        }
        return answers;
    }

    private static Delivery result(Future<Delivery> done, Query query) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException | CancellationException e) {
            return unanswered(query);
        }
    }

    private static Delivery unanswered(Query query) {
        return query.before().orElse(Delivery.failed());
    }

    private Delivery allPages(Query query) {
        Delivery pages = query.before().isPresent() ? query.before().get() : get(query);
        Optional<Query> next = pageAfter(pages, query.search());
        for (int read = 1; next.isPresent() && read < settings.maxPages(); read++) {
            Delivery following = get(next.get());
            if (following.state() != Delivery.State.RECEIVED) {
                return pages;
            }
            pages = pages.and(following);
            next = pageAfter(pages, query.search());
        }
        return pages;
    }

    private Delivery get(Query query) {
        Duration left = left();
        long start = System.nanoTime();
        Delivery answer = http.get(query, access.bearerToken(), left);
        long patience = Math.min(left.toNanos(), settings.perQuery().toNanos());
        meters.note(System.nanoTime() - start, answer.state() == Delivery.State.RECEIVED, patience);
        return answer;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), deadline - System.nanoTime()));
    }
}
