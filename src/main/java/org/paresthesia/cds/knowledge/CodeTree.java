package org.paresthesia.cds.knowledge;

/**
 * ICD-10-CM codes and categories by their characters: one walk over a code finds it and every category above it.
 *
 * <p>It is asked for each coding of each entry of a chart. A walk creates no object, whatever the spelling of the code.
 */
final class CodeTree {

    private static final int DIGITS = 10;
    private static final int LETTERS = 26;
    private static final int DOT_AT = 3;

    private final Node root = new Node();

    /** A place in the tree: the characters from the root to here. */
    private static final class Node {
        private final Node[] next = new Node[DIGITS + LETTERS];
        private CodeMeaning exact = CodeMeaning.NONE;
        private CodeMeaning category = CodeMeaning.NONE;
    }

    /** Adds a code that is in a set by itself. */
    void addCode(NamedCode code, String url) {
        Node node = grow(code.code());
        node.exact = node.exact.and(CodeMeaning.of(url, code.display()));
    }

    /** Adds a category: all codes that begin with it are in the set. */
    void addCategory(NamedCode category, String url) {
        Node node = grow(category.code());
        node.category = node.category.and(CodeMeaning.of(url, category.display()));
    }

    /** Lets every place know the categories above it; to be called once, after the last addition. */
    void settle() {
        settle(root, CodeMeaning.NONE);
    }

    /** The meaning of a code in any spelling; {@link CodeMeaning#NONE} for what is no ICD-10-CM code. */
    CodeMeaning meaning(String code) {
        Node node = root;
        for (int at = 0; at < code.length(); at++) {
            if (at == DOT_AT && code.charAt(at) == '.') {
                continue;
            }
            int slot = slot(code.charAt(at));
            if (slot < 0) {
                return CodeMeaning.NONE;
            }
            if (node.next[slot] == null) {
                return isSpelledAsCode(code, at) ? node.category : CodeMeaning.NONE;
            }
            node = node.next[slot];
        }
        return node.exact;
    }

    private static boolean isSpelledAsCode(String code, int from) {
        for (int at = from; at < code.length(); at++) {
            if (slot(code.charAt(at)) < 0 && !(at == DOT_AT && code.charAt(at) == '.')) {
                return false;
            }
        }
        return true;
    }

    private Node grow(String code) {
        Node node = root;
        for (char character : code.replace(".", "").toCharArray()) {
            int slot = slot(character);
            if (slot < 0) {
                throw new IllegalArgumentException("not an ICD-10-CM code: " + code);
            }
            if (node.next[slot] == null) {
                node.next[slot] = new Node();
            }
            node = node.next[slot];
        }
        return node;
    }

    private static void settle(Node node, CodeMeaning above) {
        node.category = node.category.and(above);
        node.exact = node.exact.and(node.category);
        for (Node child : node.next) {
            if (child != null) {
                settle(child, node.category);
            }
        }
    }

    private static int slot(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= 'A' && character <= 'Z') {
            return DIGITS + character - 'A';
        }
        return character >= 'a' && character <= 'z' ? DIGITS + character - 'a' : -1;
    }
}
