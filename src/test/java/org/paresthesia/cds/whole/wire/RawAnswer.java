package org.paresthesia.cds.whole.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.paresthesia.cds.whole.wire.RawServer.Behaviour;

/**
 * What a server does with a request for a search.
 *
 * @param situation in words
 * @param behaviour what is written
 */
record RawAnswer(String situation, Behaviour behaviour) {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\n";
    private static final byte[] SPACES = new byte[64 * 1024];

    static {
        Arrays.fill(SPACES, (byte) ' ');
    }

    /** Answers that no honest server gives. */
    static Stream<RawAnswer> hostile(byte[] bundle) {
        byte[] half = Arrays.copyOf(bundle, bundle.length / 2);
        return Stream.of(
                new RawAnswer("nothing, and the connection is closed", out -> {}),
                new RawAnswer("nothing, and the connection stays open", out -> Thread.sleep(20_000)),
                new RawAnswer("something that is not HTTP", out -> out.write("SSH-2.0-x\r\n\r\n".getBytes(ISO_8859_1))),
                new RawAnswer("half of a body whose length was told", out -> {
                    out.write((HEAD + "Content-Length: " + bundle.length + "\r\n\r\n").getBytes(ISO_8859_1));
                    out.write(half);
                }),
                new RawAnswer("half of a body that ends with the connection", out -> {
                    out.write((HEAD + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
                    out.write(half);
                }),
                new RawAnswer("a body without end, as fast as it can be read", out -> {
                    out.write((HEAD + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
                    forEver(out, SPACES, 0);
                }),
                new RawAnswer("a body without end, a byte now and then", out -> {
                    out.write((HEAD + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
                    forEver(out, new byte[] {' '}, 50);
                }),
                new RawAnswer("headers without end", out -> {
                    out.write(HEAD.getBytes(ISO_8859_1));
                    forEver(out, "X-More: and more\r\n".repeat(500).getBytes(ISO_8859_1), 1);
                }),
                new RawAnswer(
                        "a compressed body that is a thousand times longer",
                        out -> compressed(out, zipped(new byte[8 << 20]))),
                new RawAnswer("half of a compressed body", out -> {
                    byte[] zipped = zipped(bundle);
                    compressed(out, Arrays.copyOf(zipped, zipped.length / 2));
                }),
                new RawAnswer("a body that is not compressed as it says", out -> compressed(out, bundle)));
    }

    /** Answers that are unusual, and all the same the data. */
    static Stream<RawAnswer> usable(byte[] bundle) {
        return Stream.of(
                new RawAnswer("compressed", out -> compressed(out, zipped(bundle))),
                new RawAnswer("in chunks of a few bytes", out -> chunked(out, bundle)),
                new RawAnswer("under another type than FHIR's", out -> plain(out, "text/plain", bundle)),
                new RawAnswer(
                        "under the type of DSTU2", out -> plain(out, "application/json+fhir;charset=UTF-8", bundle)),
                new RawAnswer("after a hint that it comes", out -> {
                    out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(ISO_8859_1));
                    plain(out, "application/fhir+json", bundle);
                }));
    }

    private static void forEver(OutputStream out, byte[] piece, long pause) throws IOException, InterruptedException {
        while (true) {
            out.write(piece);
            out.flush();
            Thread.sleep(pause);
        }
    }

    private static void plain(OutputStream out, String type, byte[] body) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        out.write(body);
    }

    private static void compressed(OutputStream out, byte[] body) throws IOException {
        out.write((HEAD + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        out.write(body);
    }

    private static void chunked(OutputStream out, byte[] body) throws IOException {
        out.write((HEAD + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
        for (int from = 0; from < body.length; from += 7) {
            byte[] piece = Arrays.copyOfRange(body, from, Math.min(body.length, from + 7));
            out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(ISO_8859_1));
            out.write(piece);
            out.write("\r\n".getBytes(UTF_8));
        }
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }
}
