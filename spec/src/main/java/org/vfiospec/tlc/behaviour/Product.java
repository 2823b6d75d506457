package org.vfiospec.tlc.behaviour;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Violation;
import org.vfiospec.tlc.search.Space;

/**
 * The states together with the nodes of a tableau that they are consistent with, as far as paths
 * from the initial ones lead. The places are numbered in the order of a breadth-first search. A
 * move is a transition, or stuttering, which every state may do.
 */
final class Product {
  static final int STUTTERING = -1;

  private static final int NONE = -1;
  private static final Violation.Tableau ANY_PATH =
      new Violation.Tableau(1, new int[1], new int[][] {{0}}, new boolean[0][]);

  private final Space space;
  private final Labels labels;
  private final Violation.Tableau tableau;
  private final boolean anyPath;
  private final int nodes;
  private final int[] placeOf;
  private int[] states = new int[1024];
  private int[] nodeOf = new int[1024];
  private int[] parents = new int[1024];
  private int[] parentMoves = new int[1024];
  private int[] first = new int[1024];
  private int[] targets = new int[4096];
  private int[] moves = new int[4096];
  private int size;
  private int moveCount;

  Product(Space space, Labels labels, Violation.Tableau given) {
    this.space = space;
    this.labels = labels;
    this.anyPath = given == null;
    this.tableau = anyPath ? ANY_PATH : given;
    this.nodes = tableau.next().length;
    this.placeOf = new int[Math.multiplyExact(space.states(), nodes)];
    Arrays.fill(placeOf, NONE);
    for (int s = 0; s < space.states() && space.isInitial(s); s++) {
      for (int n = 0; n < tableau.initial(); n++) {
        place(s, n, NONE, NONE);
      }
    }
    for (int place = 0; place < size; place++) {
      expand(place);
    }
    first(size);
  }

  private void expand(int place) {
    first(place);
    int state = states[place];
    int node = nodeOf[place];
    move(place, state, node, STUTTERING);
    for (int t = space.begin(state); t < space.end(state); t++) {
      move(place, space.target(t), node, t);
    }
  }

  private void first(int place) {
    if (place == first.length) {
      first = Arrays.copyOf(first, 2 * place);
    }
    first[place] = moveCount;
  }

  private void move(int place, int state, int node, int move) {
    for (int next : tableau.next()[node]) {
      int target = place(state, next, place, move);
      if (target != NONE) {
        if (moveCount == targets.length) {
          targets = Arrays.copyOf(targets, 2 * moveCount);
          moves = Arrays.copyOf(moves, 2 * moveCount);
        }
        targets[moveCount] = target;
        moves[moveCount++] = move;
      }
    }
  }

  /** The place of a state and a node; -1 if they are not consistent. */
  private int place(int state, int node, int parent, int move) {
    if (!anyPath && !labels.isConsistent(state, node)) {
      return NONE;
    }
    int known = placeOf[state * nodes + node];
    if (known != NONE) {
      return known;
    }
    if (size == states.length) {
      states = Arrays.copyOf(states, 2 * size);
      nodeOf = Arrays.copyOf(nodeOf, 2 * size);
      parents = Arrays.copyOf(parents, 2 * size);
      parentMoves = Arrays.copyOf(parentMoves, 2 * size);
    }
    states[size] = state;
    nodeOf[size] = node;
    parents[size] = parent;
    parentMoves[size] = move;
    placeOf[state * nodes + node] = size;
    return size++;
  }

  int size() {
    return size;
  }

  int state(int place) {
    return states[place];
  }

  /** The place before, on a shortest path; -1 if there is none. */
  int parent(int place) {
    return parents[place];
  }

  int parentMove(int place) {
    return parentMoves[place];
  }

  /** The moves that leave a place are those from here to before {@link #end}. */
  int begin(int place) {
    return first[place];
  }

  int end(int place) {
    return first[place + 1];
  }

  int target(int move) {
    return targets[move];
  }

  /** The transition that a move is, or {@link #STUTTERING}. */
  int transition(int move) {
    return moves[move];
  }

  /** How many promises there are. */
  int promises() {
    return tableau.fulfils().length;
  }

  boolean fulfils(int place, int promise) {
    return tableau.fulfils()[promise][nodeOf[place]];
  }

  /** Whether a predicate of steps is true of a move from a place. */
  boolean holds(int place, int move, int predicate) {
    return moves[move] == STUTTERING
        ? labels.ofStuttering(states[place], predicate)
        : labels.ofTransition(moves[move], predicate);
  }

  /** Whether a predicate of states is true in a place. */
  boolean holds(int place, int predicate) {
    return labels.ofState(states[place], predicate);
  }
}
