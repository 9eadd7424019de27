package org.paresthesia.cds.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.Callers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Hears which address a call is said to have had; who calls is decided as always. */
@TestConfiguration
class HeardAddresses {

    private final List<String> addresses = new CopyOnWriteArrayList<>();

    List<String> addresses() {
        return addresses;
    }

    @Bean
    @Primary
    Callers hearing(@Qualifier("clientRegister") Callers decided) {
        return new Callers() {
            @Override
            public Caller identify(Optional<String> authorization, CalledAddress address) {
                addresses.add(address.url());
                return decided.identify(authorization, address);
            }
        };
    }
}
