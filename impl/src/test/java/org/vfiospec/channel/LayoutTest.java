package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the architecture, bit for bit. */
class LayoutTest {
  @Property
  void anOrbKeepsEveryBit(@ForAll @Size(Orb.SIZE) byte[] bytes) {
    byte[] written = new byte[Orb.SIZE + 5];
    Orb.parse(bytes, 0).writeTo(written, 5);
    assertThat(Orb.parse(written, 5)).isEqualTo(Orb.parse(bytes, 0));
    assertThat(written).endsWith(bytes);
  }

  @Property
  void anScswKeepsEveryBit(@ForAll @Size(Scsw.SIZE) byte[] bytes) {
    byte[] written = new byte[Scsw.SIZE];
    Scsw.parse(bytes, 0).writeTo(written, 0);
    assertThat(written).isEqualTo(bytes);
  }

  @Property
  void anIrbKeepsEveryBit(
      @ForAll @Size(Irb.SIZE) byte[] bytes, @ForAll @IntRange(max = 95) int at) {
    Irb irb = Irb.parse(bytes, 0);
    assertThat(irb.toBytes()).isEqualTo(bytes);
    assertThat(irb.scsw()).isEqualTo(Scsw.parse(bytes, 0));
    assertThat(irb).isEqualTo(Irb.parse(bytes, 0)).hasSameHashCodeAs(Irb.parse(bytes, 0));
    bytes[at]++;
    assertThat(irb).isNotEqualTo(Irb.parse(bytes, 0));
  }

  @Property
  void aCcwKeepsEveryBit(@ForAll @Size(Ccw.SIZE) byte[] bytes) {
    byte[] written = new byte[Ccw.SIZE];
    Ccw.parse(bytes, 0).writeTo(written, 0);
    assertThat(written).isEqualTo(bytes);
  }

  @Property
  void theFieldsOfAnScswDoNotOverlap(
      @ForAll @IntRange(max = 3) int cc,
      @ForAll @IntRange(max = 7) int fctl,
      @ForAll @IntRange(max = 0x7f) int actl,
      @ForAll @IntRange(max = 0x1f) int stctl,
      @ForAll int cpa,
      @ForAll @IntRange(max = 0xff) int dstat,
      @ForAll @IntRange(max = 0xff) int cstat,
      @ForAll @IntRange(max = 0xffff) int count) {
    Scsw scsw =
        new Scsw(-1, -1, -1)
            .withCc(cc)
            .withFctl(fctl)
            .withActl(actl)
            .withStctl(stctl)
            .withCpa(cpa)
            .withDstat(dstat)
            .withCstat(cstat)
            .withCount(count);
    assertThat(scsw.cc()).isEqualTo(cc);
    assertThat(scsw.fctl()).isEqualTo(fctl);
    assertThat(scsw.actl()).isEqualTo(actl);
    assertThat(scsw.stctl()).isEqualTo(stctl);
    assertThat(scsw.cpa()).isEqualTo(cpa);
    assertThat(scsw.dstat()).isEqualTo(dstat);
    assertThat(scsw.cstat()).isEqualTo(cstat);
    assertThat(scsw.count()).isEqualTo(count);
    assertThat(scsw.word0() | 0x03007fff).as("the other bits of word 0").isEqualTo(-1);
    assertThat(scsw.key()).isEqualTo(15);
  }

  /** Words 0 that published traces show, with their meaning. */
  @ParameterizedTest
  @CsvSource({
    // word 0, fctl, actl, stctl, fmt and pfch, solicited
    "00001001, 1, 0, 01, false, true",
    "00c02001, 2, 0, 01, true, true",
    "00c04007, 4, 0, 07, true, true",
    "00c00011, 0, 0, 11, true, false",
  })
  void publishedWordsDecode(
      String word0, int fctl, int actl, String stctl, boolean flags, boolean solicited) {
    Scsw scsw = new Scsw(Integer.parseInt(word0, 16), 0, 0);
    assertThat(scsw.fctl()).isEqualTo(fctl);
    assertThat(scsw.actl()).isEqualTo(actl);
    assertThat(scsw.stctl()).isEqualTo(Integer.parseInt(stctl, 16));
    assertThat(scsw.fmt()).isEqualTo(flags);
    assertThat(scsw.pfch()).isEqualTo(flags);
    assertThat(scsw.isStatusPending()).isTrue();
    assertThat(scsw.isSolicited()).isEqualTo(solicited);
    assertThat(scsw.isFinal()).isTrue();
  }

  @Test
  void alertWithADeferredConditionCodeIsSolicited() {
    Scsw alert = Scsw.ZERO.withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING);
    assertThat(alert.isSolicited()).isFalse();
    assertThat(alert.withCc(1).isSolicited()).isTrue();
    assertThat(alert.withStctl(Scsw.STCTL_ALERT).isSolicited()).isTrue();
  }

  @Test
  void onlyAnActiveDeviceOrSubchannelKeepsAStatusFromBeingFinal() {
    for (int actl = 0; actl < 0x80; actl++) {
      boolean active = (actl & (Scsw.ACTL_DEVACT | Scsw.ACTL_SCHACT)) != 0;
      assertThat(Scsw.ZERO.withActl(actl).isFinal()).isEqualTo(!active);
    }
  }

  /**
   * The place of every flag, counted from the most significant bit of word 1
   * (drivers/s390/cio/orb.h).
   */
  @ParameterizedTest
  @CsvSource({
    "SPND, 08000000",
    "MOD, 02000000",
    "SYNC, 01000000",
    "FMT, 00800000",
    "PFCH, 00400000",
    "ISIC, 00200000",
    "ALCC, 00100000",
    "SSIC, 00080000",
    "TRANSPORT, 00040000",
    "C64, 00020000",
    "I2K, 00010000",
    "ILS, 00000080",
    "ORBX, 00000001",
  })
  void orbFlagsHaveTheirPlaces(Orb.Flag flag, String control) {
    assertThat(new Orb(0, 0, 0).with(flag).control()).isEqualTo(Integer.parseInt(control, 16));
  }

  @ParameterizedTest
  @EnumSource
  void orbFlagsAreSetAndReset(Orb.Flag flag) {
    Orb none = new Orb(1, 0, 2);
    Orb all = new Orb(1, -1, 2);
    assertThat(none.has(flag)).isFalse();
    assertThat(none.with(flag).has(flag)).isTrue();
    assertThat(none.with(flag).without(flag)).isEqualTo(none);
    assertThat(all.without(flag).with(flag)).isEqualTo(all);
  }

  @Test
  void keyAndPathsOfAnOrb() {
    Orb orb = Orb.format1(0x1000).withKey(9).withLpm(0x80).withIntparm(7);
    assertThat(orb).isEqualTo(new Orb(7, 0x90c08000, 0x1000));
    assertThat(orb.key()).isEqualTo(9);
    assertThat(orb.lpm()).isEqualTo(0x80);
    assertThatIllegalArgumentException().isThrownBy(() -> orb.withKey(16));
    assertThatIllegalArgumentException().isThrownBy(() -> orb.withLpm(-1));
  }

  @Test
  void concurrentSenseIsTheOnlySenseInAnIrb() {
    byte[] sense = {(byte) 0x80, 0, 3};
    Irb check = Irb.of(Scsw.ZERO.withDstat(Scsw.DSTAT_UNIT_CHECK));
    assertThat(check.concurrentSense()).isEmpty();
    Irb withSense = check.withConcurrentSense(sense);
    assertThat(withSense.concurrentSense()).hasValue(sense);
    assertThat(withSense.scsw().dstat()).isEqualTo(Scsw.DSTAT_UNIT_CHECK);
    assertThat(withSense.scsw().eswf()).isTrue();
    assertThat(withSense.scsw().ectl()).isTrue();
    assertThat(withSense.withScsw(withSense.scsw().withDstat(0)).concurrentSense()).isEmpty();
  }

  @Test
  void aFormat0CcwBecomesAFormat1Ccw() {
    byte[] read = {0x02, 0x12, 0x34, 0x56, 0x60, 0x77, 0x01, 0x00};
    assertThat(Ccw.parseFormat0(read, 0))
        .isEqualTo(new Ccw(Ccw.READ, Ccw.CC | Ccw.SLI, 0x100, 0x123456));
    byte[] tic = {(byte) 0xf8, 0x12, 0x34, 0x56, 0x60, 0x77, 0x01, 0x00};
    assertThat(Ccw.parseFormat0(tic, 0)).isEqualTo(Ccw.tic(0x123456));
  }
}
