package org.paresthesia.cds.playground.desk;

import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For which client the playground asks. Where nobody needs a token that is {@code default}, as for everybody; where tokens are needed,
 * the one that the site names ({@code paresthesia.playground.client}), which must be there.
 */
@Component
@PagesOn
public class ActingClient {

    private final ClientRegister register;
    private final boolean isTokenNeeded;
    private final String id;

    ActingClient(
            ClientRegister register,
            AuthenticationSettings authentication,
            @Value("${paresthesia.playground.client:" + Clients.DEFAULT + "}") String chosen) {
        this.register = register;
        this.isTokenNeeded = authentication.required();
        this.id = isTokenNeeded ? chosen : Clients.DEFAULT;
        caller();
    }

    /** Whether programs that call the service need a token, which the playground has not. */
    public boolean isTokenNeeded() {
        return isTokenNeeded;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The client with its settings of now. */
    public Caller caller() {
        return register.clients().caller(id);
    }
}
