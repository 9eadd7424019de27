package org.paresthesia.cds.http.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads what a request still sends that was answered without it, so that its client gets to the answer, but not for long: Tomcat
 * alone would go on for as long as a byte comes now and then, with a thread for each such client.
 */
public final class Leftovers extends ValveBase {

    private static final long MOST = 64L * 1024 * 1024;
    private static final int STEP = 8 * 1024;
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    /** How many threads may wait for leftovers at the same moment; who comes after them is closed at once. */
    private static final Semaphore ROOM = new Semaphore(40);

    /** For requests of any kind. */
    public Leftovers() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.isFinished()) {
            return;
        }
        boolean isRead = false;
        try {
            response.flushBuffer();
            isRead = request.getHeader("Expect") == null && inItsTurn(() -> isRead(request.getCoyoteRequest()));
        } catch (IOException clientIsGone) {
            // Falls through: what is left is not waited for.
        }
        if (!isRead) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Below the stream of the request, which is closed with the answer. */
    private static boolean isRead(org.apache.coyote.Request request) throws IOException {
        long end = System.nanoTime() + LONGEST;
        Bin bin = new Bin();
        long read = 0;
        for (int now = request.doRead(bin); now >= 0; now = request.doRead(bin)) {
            read += now;
            if (read > MOST || System.nanoTime() - end > 0) {
                return false;
            }
        }
        return true;
    }

    /** Where nobody looks. */
    private static final class Bin implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer some) {
            buffer = some;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // What was read is not kept.
        }
    }

    /** Reads the rest of a body, at most this much and not for long; whether that was all of it. */
    static boolean read(HttpServletRequest request, long most) throws IOException {
        return inItsTurn(() -> isRead(request, most));
    }

    /** Something that reads. */
    private interface Reading {
        boolean isDone() throws IOException;
    }

    private static boolean inItsTurn(Reading reading) throws IOException {
        if (!ROOM.tryAcquire()) {
            return false;
        }
        try {
            return reading.isDone();
        } finally {
            ROOM.release();
        }
    }

    private static boolean isRead(HttpServletRequest request, long most) throws IOException {
        long end = System.nanoTime() + LONGEST;
        byte[] bin = new byte[STEP];
        InputStream in = request.getInputStream();
        long read = 0;
        for (int now = in.read(bin); now >= 0; now = in.read(bin)) {
            read += now;
            if (read > most || System.nanoTime() - end > 0) {
                return false;
            }
        }
        return true;
    }
}
