package org.vfiospec.tlc.search;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Columns;

/**
 * A node that asks for the value of a read. Any thread may look for a child while one that holds
 * the lock of the {@link Trees} adds another: it then finds the child, or does not yet.
 */
final class Branch extends Node {
  /** Ids below are places in an array however few of them there are. */
  private static final int DENSE = 256;

  final int code;
  final int column;
  final boolean ofTarget;
  final boolean ofBoth;

  private Node[] dense = new Node[4];
  private Sparse sparse;

  Branch(int code) {
    this.code = code;
    this.column = Columns.column(code);
    this.ofTarget = Columns.isTarget(code);
    this.ofBoth = Columns.isSame(code);
  }

  /** The node for a value, or null. */
  Node child(int id) {
    if (id < DENSE) {
      Node[] places = dense;
      return places != null && id < places.length ? places[id] : null;
    }
    Sparse others = sparse;
    return others == null ? null : others.get(id);
  }

  void add(int id, Node node) {
    if (id < DENSE) {
      if (id >= dense.length) {
        dense = Arrays.copyOf(dense, Math.min(DENSE, Math.max(id + 1, 2 * dense.length)));
      }
      dense[id] = node;
    } else {
      Sparse grown = sparse == null ? new Sparse(16) : sparse;
      sparse = grown.with(id, node);
    }
  }

  /** Children by id, in a table that is never changed where a reader may be misled. */
  private static final class Sparse {
    private final int[] ids;
    private final Node[] nodes;
    private final int shift;
    private int size;

    Sparse(int capacity) {
      this.ids = new int[capacity];
      this.nodes = new Node[capacity];
      this.shift = 1 + Integer.numberOfLeadingZeros(capacity);
    }

    Node get(int id) {
      int mask = ids.length - 1;
      int at = place(id);
      while (true) {
        int found = ids[at];
        if (found == id) {
          return nodes[at];
        }
        if (found == 0) {
          return null;
        }
        at = at + 1 & mask;
      }
    }

    private int place(int id) {
      // Ids that are asked for here may well be multiples of each other.
      int mixed = (id ^ id >>> 15) * 0x2C1B3C6D;
      return (mixed ^ mixed >>> 12) * 0x297A2D39 >>> shift;
    }

    Sparse with(int id, Node node) {
      if (2 * (size + 1) <= ids.length) {
        put(id, node);
        return this;
      }
      Sparse grown = new Sparse(2 * ids.length);
      for (int i = 0; i < ids.length; i++) {
        if (ids[i] != 0) {
          grown.put(ids[i], nodes[i]);
        }
      }
      grown.put(id, node);
      return grown;
    }

    private void put(int id, Node node) {
      int mask = ids.length - 1;
      int at = place(id);
      while (ids[at] != 0) {
        at = at + 1 & mask;
      }
      // A reader that sees the id before the node finds null, and asks again with the lock.
      nodes[at] = node;
      ids[at] = id;
      size++;
    }
  }
}
