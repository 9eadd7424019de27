package org.paresthesia.cds.trust.register;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What an operator may see of the clients, without a name of any.
 *
 * @param register the clients as they are now
 */
public record ClientMeters(ClientRegister register) implements MeterBinder {

    /** Refuses a missing register. */
    public ClientMeters {
        Objects.requireNonNull(register);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "clients.known", now -> now.clients().clients().size(), "clients in force");
        gauge(
                meters,
                "clients.refused",
                now -> now.isRefused() ? 1 : 0,
                "1 where the changed file of clients was refused");
        gauge(meters, "stopped.all", now -> now.clients().stopped().all() ? 1 : 0, "1 while no card is sent");
        gauge(meters, "stopped.topics", now -> now.clients().stopped().topics().size(), "topics that nobody is shown");
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<ClientRegister> number, String description) {
        Gauge.builder("paresthesia." + name, register, number)
                .description(description)
                .register(meters);
    }
}
