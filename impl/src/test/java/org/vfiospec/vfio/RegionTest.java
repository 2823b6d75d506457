package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RegionTest {
  private static final int SIZE = 124;

  @Property
  void fitsIsWhatArithmeticWithoutWrappingSays(
      @ForAll("offsets") long pos, @ForAll("offsets") long count) {
    BigInteger end = BigInteger.valueOf(pos).add(BigInteger.valueOf(count));
    boolean expected = pos >= 0 && count >= 0 && end.compareTo(BigInteger.valueOf(SIZE)) <= 0;
    assertThat(new Region(SIZE).fits(pos, count)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Long> offsets() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.longs().between(-2, SIZE + 2),
        Arbitraries.longs().between(Long.MAX_VALUE - SIZE - 2, Long.MAX_VALUE));
  }

  @Test
  void theEmptyRangeAtTheEndFits() {
    Region region = new Region(SIZE);
    assertThat(region.fits(SIZE, 0)).isTrue();
    assertThat(region.fits(SIZE + 1, 0)).isFalse();
    assertThat(region.fits(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }

  @Property
  void whatIsCopiedInIsCopiedOutAndNothingElseChanges(
      @ForAll @IntRange(max = 24) int pos, @ForAll @Size(max = 100) byte[] data) {
    Region region = new Region(SIZE);
    region.copyIn(pos, data);
    assertThat(region.copyOut(pos, data.length)).isEqualTo(data);
    assertThat(region.copyOut(0, pos)).isEqualTo(new byte[pos]);
    int rest = SIZE - pos - data.length;
    assertThat(region.copyOut(pos + data.length, rest)).isEqualTo(new byte[rest]);
  }

  @Test
  void integersAreBigEndian() {
    Region region = new Region(8);
    region.putInt(4, 0x00c04007);
    assertThat(region.copyOut(4, 4)).containsExactly(0x00, 0xc0, 0x40, 0x07);
    assertThat(region.getInt(4)).isEqualTo(0x00c04007);
  }

  @Property
  void whatIsCopiedOverSomethingReplacesThatAlone(
      @ForAll @IntRange(max = 24) int pos, @ForAll @Size(max = 100) byte[] data) {
    byte[] expected = new byte[SIZE];
    Arrays.fill(expected, (byte) 0x55);
    Region region = new Region(SIZE);
    region.copyIn(0, expected);
    System.arraycopy(data, 0, expected, pos, data.length);
    region.copyIn(pos, data);
    assertThat(region.copyOut(0, SIZE)).isEqualTo(expected);
    byte[] target = new byte[SIZE];
    region.copyOut(pos, target, pos, data.length);
    assertThat(Arrays.copyOfRange(target, pos, pos + data.length)).isEqualTo(data);
    assertThat(Arrays.copyOf(target, pos)).isEqualTo(new byte[pos]);
  }

  @Test
  void anIntegerIsAWord() {
    Region region = new Region(8);
    assertThatThrownBy(() -> region.getInt(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> region.putInt(3, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(region.copyOut(0, 8)).containsOnly(0);
  }

  @Test
  void aRangeThatDoesNotFitChangesNothing() {
    Region region = new Region(8);
    assertThatThrownBy(() -> region.copyIn(5, new byte[] {1, 2, 3, 4}))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> region.putInt(5, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> region.copyOut(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(region.copyOut(0, 8)).containsOnly(0);
  }
}
