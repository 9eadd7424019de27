package org.paresthesia.cds.http.incoming;

import org.paresthesia.cds.chart.Prefetch;
import org.paresthesia.cds.hook.HookCall;

/**
 * A call that was read and found valid.
 *
 * @param call what it asks
 * @param prefetch what it brought along
 * @param isAccessUnusable whether it brought an authorization that is not used because of its form or its patient
 */
public record Received(HookCall call, Prefetch prefetch, boolean isAccessUnusable) {}
