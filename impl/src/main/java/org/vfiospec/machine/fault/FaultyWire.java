package org.vfiospec.machine.fault;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.vfiospec.machine.wire.MessageKind;
import org.vfiospec.machine.wire.MessageStream;
import org.vfiospec.machine.wire.Wire;

/** A wire on which one message that is sent here meets a fault. */
public final class FaultyWire implements Wire {
  private static final int KIND_OFFSET = 6;
  private static final int FLIPPED = 0x10;

  private final Wire wire;
  private final WireFault fault;
  private final BiPredicate<MessageKind, Integer> meets;
  private final double where;
  private final Map<MessageKind, Integer> sent = new EnumMap<>(MessageKind.class);
  private boolean happened;

  /**
   * A wire whose fault has not happened.
   *
   * @param meets whether a message does; the number counts messages of its kind, from 0
   * @param where the byte that is hit, or the first that is not sent: from 0, the first one, to 1
   */
  public FaultyWire(
      Wire wire, WireFault fault, BiPredicate<MessageKind, Integer> meets, double where) {
    this.wire = Objects.requireNonNull(wire);
    this.fault = Objects.requireNonNull(fault);
    this.meets = Objects.requireNonNull(meets);
    this.where = where;
  }

  /** Whether the fault has happened. */
  public boolean happened() {
    return happened;
  }

  @Override
  public void send(byte[] frame) throws IOException {
    MessageKind kind = kindOf(frame);
    int number = sent.merge(kind, 1, Integer::sum) - 1;
    if (happened || !meets.test(kind, number)) {
      wire.send(frame);
      return;
    }
    happened = true;
    byte[] sick = frame.clone();
    int hit = Math.min((int) (frame.length * where), frame.length - 1);
    switch (fault) {
      case CUT -> cut();
      case TRUNCATE -> {
        wire.send(Arrays.copyOf(frame, hit));
        cut();
      }
      case CUT_AFTER -> {
        wire.send(frame);
        cut();
      }
      case CORRUPT -> {
        sick[hit] ^= FLIPPED;
        wire.send(sick);
      }
      case VERSION -> {
        sick[MessageStream.VERSION_OFFSET + 1]++;
        wire.send(sick);
      }
    }
  }

  @Override
  public int receive(byte[] target, int offset, int count) throws IOException {
    return wire.receive(target, offset, count);
  }

  @Override
  public boolean hasReceived() throws IOException {
    return wire.hasReceived();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  private void cut() throws IOException {
    wire.close();
    throw new IOException("the connection was cut");
  }

  private static MessageKind kindOf(byte[] frame) {
    return Arrays.stream(MessageKind.values())
        .filter(kind -> kind.code() == frame[KIND_OFFSET + 1])
        .findFirst()
        .orElseThrow();
  }
}
