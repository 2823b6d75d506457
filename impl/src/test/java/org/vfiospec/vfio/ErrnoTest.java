package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ErrnoTest {
  @Test
  void everyErrnoIsFoundByItsNumberAndByItsResult() {
    for (Errno errno : Errno.values()) {
      assertThat(errno.number()).isPositive();
      assertThat(Errno.of(errno.number())).isSameAs(errno);
      assertThat(Errno.of(errno.result())).isSameAs(errno);
    }
  }

  @Test
  void aCountIsNoErrno() {
    assertThatIllegalArgumentException().isThrownBy(() -> Errno.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Errno.of(124));
  }
}
