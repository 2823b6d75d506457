package org.vfiospec.machine.guest;

/**
 * What a guest is made of; a destination must have the same.
 *
 * @param pages of memory, {@link LoggedMemory#PAGE_SIZE} bytes each
 * @param blocks of its disk
 * @param blockSize in bytes
 */
public record GuestShape(int pages, int blocks, int blockSize) {
  private static final int LEAST_BLOCK = 16;
  private static final int LARGEST_BLOCK = 2048;

  /**
   * A shape in which the guest's program has room.
   *
   * @throws IllegalArgumentException if it has not
   */
  public GuestShape {
    if (pages < GuestLayout.LEAST_PAGES || blocks < 2) {
      throw new IllegalArgumentException(
          "a guest needs " + GuestLayout.LEAST_PAGES + " pages and 2 blocks at least");
    }
    if (blockSize < LEAST_BLOCK || blockSize > LARGEST_BLOCK) {
      throw new IllegalArgumentException("a block of " + blockSize + " bytes");
    }
  }
}
