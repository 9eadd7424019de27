package org.paresthesia.cds.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept-alive connection to this machine that costs little itself: a request goes out as it is, an answer comes back. */
final class Connection implements Closeable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final int OK = 200;

    /** What came back. */
    record Answer(int status, byte[] body) {}

    private final int port;
    private Socket socket;
    private InputStream in;
    private byte[] buffer = new byte[64 * 1024];

    Connection(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** A request in full: head and body. */
    static byte[] request(String method, String path, byte[] body) {
        return request(method, path, "Host: localhost\r\n", body);
    }

    /** The same with header lines of one's own, each with its end; {@code Host} is among them. */
    static byte[] request(String method, String path, String headers, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    /**
     * Sends a request and reads the answer to its end.
     *
     * @return the answer's body
     * @throws IOException for any status but 200, or an answer that does not say how long it is
     */
    byte[] call(byte[] request) throws IOException {
        Answer answer = exchange(request);
        if (answer.status() != OK) {
            throw new IOException("answered " + answer.status());
        }
        return answer.body();
    }

    /** Sends a request and reads the answer to its end, whatever its status. */
    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int length = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            length = readMore(length);
            headEnd = headEnd(length);
        }
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        int end = headEnd + bodyLength(head);
        while (length < end) {
            length = readMore(length);
        }
        reopenIfLast(head);
        return new Answer(status(head), Arrays.copyOfRange(buffer, headEnd, end));
    }

    /** Tomcat closes a connection after a hundred requests, and says so in the last answer. */
    private void reopenIfLast(String head) throws IOException {
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close")) {
            socket.close();
            open();
        }
    }

    private int readMore(int length) throws IOException {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        int read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
            throw new EOFException("the connection was closed in an answer");
        }
        return length + read;
    }

    private int headEnd(int length) {
        for (int end = END_OF_HEAD.length; end <= length; end++) {
            if (Arrays.equals(buffer, end - END_OF_HEAD.length, end, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return end;
            }
        }
        return -1;
    }

    private static int bodyLength(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IOException("not an answer of known length: " + head);
        }
        return Integer.parseInt(length.group(1));
    }

    private static int status(String head) {
        return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
