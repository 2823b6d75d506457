package org.vfiospec.binding.ccw;

import java.util.Arrays;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.replay.UnreplayableException;

/** The requests of module CcwRefusals. */
enum CcwRequest {
  /** As many bytes as the region has, from its second one on. */
  WRITE_BEYOND_THE_END("write beyond the end", VfioCcwDevice.REGION_SIZE),
  /** Two bytes, of which the region has one. */
  READ_BEYOND_THE_END("read beyond the end", 2),
  /** The start request alone. */
  REQUEST("request", Programs.SIZES.get("request")),
  /** The whole region, as a VMM writes it. */
  WHOLE("whole", Programs.SIZES.get("whole"));

  private final String specName;
  private final int count;

  CcwRequest(String specName, int count) {
    this.specName = specName;
    this.count = count;
  }

  /** The name in the specification. */
  String specName() {
    return specName;
  }

  /** How many bytes are written, or read. */
  int count() {
    return count;
  }

  /**
   * The request of that name.
   *
   * @throws UnreplayableException if the specification has none
   */
  static CcwRequest of(String name) {
    return Arrays.stream(values())
        .filter(request -> request.specName.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UnreplayableException("the binding does not know the request " + name));
  }
}
