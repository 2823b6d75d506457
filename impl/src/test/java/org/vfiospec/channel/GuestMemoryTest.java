package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class GuestMemoryTest {
  private final GuestMemory memory = new GuestMemory(16);

  @Test
  void whatIsWrittenIsRead() {
    memory.write(12, new byte[] {1, 2, 3, 4});
    assertThat(memory.read(10, 6)).containsExactly(0, 0, 1, 2, 3, 4);
  }

  @Test
  void anAccessThatIsPartlyOutsideChangesNothingAndTellsWhere() {
    assertThatExceptionOfType(AddressingException.class)
        .isThrownBy(() -> memory.write(14, new byte[] {1, 2, 3}))
        .satisfies(e -> assertThat(e.address()).isEqualTo(16));
    assertThat(memory.read(0, 16)).containsOnly(0);
    assertThatExceptionOfType(AddressingException.class)
        .isThrownBy(() -> memory.read(0xfffffff8L, 8))
        .satisfies(e -> assertThat(e.address()).isEqualTo(0xfffffff8L));
    assertThatExceptionOfType(AddressingException.class)
        .isThrownBy(() -> memory.read(-4, 8))
        .satisfies(e -> assertThat(e.address()).isEqualTo(-4));
  }

  @Test
  void insideIsUpToTheSize() {
    assertThat(memory.contains(16, 0)).isTrue();
    assertThat(memory.contains(17, 0)).isFalse();
    assertThat(memory.contains(16, Long.MAX_VALUE)).isFalse();
    assertThat(memory.contains(0, -1)).isFalse();
    assertThat(memory.contains(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }
}
