package org.paresthesia.cds.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a message in its structure, as dice say: it stays JSON long enough to be read deeply, or is broken at the very end. */
final class Mutation {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHANGES = 6;
    private static final int MOST_PLACES = 65_536;

    /** Stands for text that a tree can't hold, such as a key twice or half of a pair, until it is written. */
    private static final String AS_IT_IS = "\u0001raw:";

    private static final String DOUBLED = "\u0001twice:";

    private final Dice dice;
    private final List<JsonNode> seeds;
    private final List<String> raw = new ArrayList<>();

    private Mutation(Dice dice, List<JsonNode> seeds) {
        this.dice = dice;
        this.seeds = seeds;
    }

    /** A message made of one of the seeds. */
    static byte[] of(byte[] decisions, List<JsonNode> seeds) {
        return new Mutation(new Dice(decisions), seeds).message();
    }

    /** Somewhere in a message: a field of an object or an element of a list. */
    private record Place(JsonNode holder, String field, int index) {}

    private byte[] message() {
        JsonNode message = seeds.get(dice.below(seeds.size())).deepCopy();
        int changes = 1 + dice.below(MOST_CHANGES);
        for (int change = 0; change < changes; change++) {
            List<Place> places = new ArrayList<>();
            collect(message, places);
            if (!places.isEmpty()) {
                change(dice.of(places));
            }
        }
        return broken(written(message));
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (places.size() >= MOST_PLACES) {
            return;
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                places.add(new Place(object, each.getKey(), -1));
                collect(each.getValue(), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                places.add(new Place(array, "", at));
                collect(array.get(at), places);
            }
        }
    }

    private void change(Place place) {
        JsonNode old = place.index() < 0
                ? place.holder().get(place.field())
                : place.holder().get(place.index());
        switch (dice.below(9)) {
            case 0 -> remove(place);
            case 1 -> twice(place, old);
            case 2 -> put(place, asItIs(dice.of(Oddities.VALUES)));
            case 3 -> put(place, asItIs('"' + dice.of(Oddities.DATES) + '"'));
            case 4 -> put(place, retyped(old));
            case 5 -> put(place, asItIs(nested(dice.of(List.of(3, 40, 150, 190, 205, 400)))));
            case 6 -> put(place, elsewhere());
            case 7 -> rename(place, old);
            default -> put(place, JSON.createArrayNode().add(old).add(old));
        }
    }

    private static void remove(Place place) {
        if (place.holder() instanceof ObjectNode object) {
            object.remove(place.field());
        } else {
            ((ArrayNode) place.holder()).remove(place.index());
        }
    }

    private static void twice(Place place, JsonNode old) {
        if (place.holder() instanceof ObjectNode object) {
            object.set(DOUBLED + place.field(), old.deepCopy());
        } else {
            ((ArrayNode) place.holder()).insert(place.index(), old.deepCopy());
        }
    }

    private static void put(Place place, JsonNode value) {
        if (place.holder() instanceof ObjectNode object) {
            object.set(place.field(), value);
        } else {
            ((ArrayNode) place.holder()).set(place.index(), value);
        }
    }

    private void rename(Place place, JsonNode old) {
        List<String> names =
                List.of("resourceType", "id", "entry", "link", "value", "valueQuantity", "contained", "_id", "");
        if (place.holder() instanceof ObjectNode object) {
            object.remove(place.field());
            object.set(dice.of(names), old);
        }
    }

    private JsonNode retyped(JsonNode old) {
        return switch (dice.below(4)) {
            case 0 -> JSON.getNodeFactory().stringNode(old.toString());
            case 1 -> JSON.createArrayNode().add(old);
            case 2 -> JSON.createObjectNode().set("value", old);
            default -> old.isNumber()
                    ? JSON.getNodeFactory().booleanNode(true)
                    : JSON.getNodeFactory().numberNode(7);
        };
    }

    private JsonNode elsewhere() {
        List<Place> places = new ArrayList<>();
        JsonNode other = dice.of(seeds);
        collect(other, places);
        Place from = dice.of(places);
        return from.index() < 0
                ? from.holder().get(from.field()).deepCopy()
                : from.holder().get(from.index()).deepCopy();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private JsonNode asItIs(String text) {
        raw.add(text);
        return JSON.getNodeFactory().stringNode(AS_IT_IS + (raw.size() - 1) + ';');
    }

    private String written(JsonNode message) {
        String text = message.toString().replace("\\u0001twice:", "");
        for (int at = 0; at < raw.size(); at++) {
            text = text.replace("\"\\u0001raw:" + at + ";\"", raw.get(at));
        }
        return text;
    }

    /** Now and then bytes that are no UTF-8, a cut, or a byte changed. */
    private byte[] broken(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 2 || dice.below(4) != 1) {
            return bytes;
        }
        int at = dice.below(Math.min(bytes.length, MOST_PLACES));
        switch (dice.below(3)) {
            case 0 -> bytes[at] = (byte) 0xC3;
            case 1 -> bytes[at] = (byte) dice.below(256);
            default -> bytes = java.util.Arrays.copyOf(bytes, at);
        }
        return bytes;
    }
}
