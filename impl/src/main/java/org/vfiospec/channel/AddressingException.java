package org.vfiospec.channel;

/** An access to an address that is outside of the memory. */
public final class AddressingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long address;

  AddressingException(long address) {
    super(String.format("no memory at 0x%x", address));
    this.address = address;
  }

  /** The first address of the access that is outside. */
  public long address() {
    return address;
  }
}
