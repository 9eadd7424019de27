package org.paresthesia.cds.logic.prepared;

/** What a define, a function or a setting's default consists of; filled once all names are known, since any may lead to any. */
final class Body {

    private Node node;
    private int locals;

    void fill(Node filledNode, int numberOfLocals) {
        this.node = filledNode;
        this.locals = numberOfLocals;
    }

    boolean isFilled() {
        return node != null;
    }

    /** Room for the arguments, aliases and lets. */
    Object[] room() {
        return new Object[locals];
    }

    Object value(Memory memory, Object[] room) {
        return node.value(memory, room);
    }
}
