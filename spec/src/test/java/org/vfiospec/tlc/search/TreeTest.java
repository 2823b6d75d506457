package org.vfiospec.tlc.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vfiospec.tlc.boundary.Columns;
import org.vfiospec.tlc.boundary.Evaluation;

/** An answer that is added has to be a function of the reads, like those that are there. */
class TreeTest {
  private static final int X = Columns.source(0);
  private static final int Y = Columns.source(1);

  private final Parts parts = new Parts(null, 2);
  private final Tree tree = new Tree(1);

  private Leaf add(int[] codes, int[] values, int answer) {
    return tree.add(new Evaluation(codes, values, new int[] {answer}), parts);
  }

  @Test
  void theSameTwiceIsOneLeaf() {
    Leaf first = add(new int[] {X, Y}, new int[] {1, 300}, 5);
    assertThat(add(new int[] {X, Y}, new int[] {1, 300}, 5)).isSameAs(first);
    assertThat(add(new int[] {X, Y}, new int[] {1, 70_000}, 6)).isNotSameAs(first);
    assertThat(add(new int[] {X}, new int[] {0}, 6).answer()).containsExactly(6);
  }

  @Test
  void anotherAnswerForTheSameReads() {
    add(new int[] {X}, new int[] {1}, 5);
    assertLost(new int[] {X}, new int[] {1}, 6);
  }

  @Test
  void anotherOrderOfReads() {
    add(new int[] {X, Y}, new int[] {1, 1}, 5);
    assertLost(new int[] {Y, X}, new int[] {1, 1}, 5);
    assertLost(new int[] {Columns.target(0), Y}, new int[] {1, 1}, 5);
  }

  @Test
  void fewerReads() {
    add(new int[] {X, Y}, new int[] {1, 1}, 5);
    assertLost(new int[] {X}, new int[] {1}, 5);
    assertLost(new int[] {}, new int[] {}, 5);
  }

  @Test
  void moreReads() {
    add(new int[] {X}, new int[] {1}, 5);
    assertLost(new int[] {X, Y}, new int[] {1, 1}, 5);
  }

  @Test
  void readsWhereThereWereNone() {
    add(new int[] {}, new int[] {}, 5);
    assertLost(new int[] {X}, new int[] {1}, 5);
  }

  @Test
  void whatWasReadIsRemembered() {
    assertThat(tree.isIndifferentTo(new long[] {3})).isTrue();
    add(new int[] {Y}, new int[] {1}, 5);
    assertThat(tree.isIndifferentTo(new long[] {1})).isTrue();
    assertThat(tree.isIndifferentTo(new long[] {2})).isFalse();
  }

  private void assertLost(int[] codes, int[] values, int answer) {
    assertThatThrownBy(() -> add(codes, values, answer)).isInstanceOf(LostReadException.class);
  }
}
