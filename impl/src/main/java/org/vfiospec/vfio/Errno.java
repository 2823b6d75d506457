package org.vfiospec.vfio;

/**
 * The error numbers that the specified drivers return, with the values of Linux
 * (include/uapi/asm-generic/errno-base.h and errno.h).
 *
 * <p>Results of calls follow the kernel: a value of zero or more is a count, a negative value is
 * {@code -errno}.
 */
public enum Errno {
  /**
   * The device does not take requests: nobody has opened it, or it is lost; or no request is there.
   */
  EIO(5),
  /** More is asked for than the driver keeps account of. */
  E2BIG(7),
  /** The descriptor is there, but not for this. */
  EBADF(9),
  /** Somebody else is at it; the same request made again can succeed. */
  EAGAIN(11),
  /** There is no room for it. */
  ENOMEM(12),
  /** Refused as things are, though the device is there. */
  EACCES(13),
  /** Memory that the call or the request names is not there. */
  EFAULT(14),
  /** An earlier request is not over. */
  EBUSY(16),
  /** The device is gone, or there is no way to it. */
  ENODEV(19),
  /** The call or the request is malformed, or the device cannot be used. */
  EINVAL(22),
  /** No descriptor is free. */
  EMFILE(24),
  /** There is nothing to read for now. */
  ENOMSG(42),
  /** A sum does not fit in its type. */
  EOVERFLOW(75),
  /** The request is well-formed, but of a kind that the driver does not serve. */
  EOPNOTSUPP(95);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /** The number as {@code errno} has it: positive. */
  public int number() {
    return number;
  }

  /** The result of a call that fails with this error: the negated number. */
  public int result() {
    return -number;
  }

  /**
   * The errno with this number, given positive (as in {@code errno}) or negative (as in the result
   * of a call).
   *
   * @throws IllegalArgumentException if no errno of this enum has the number
   */
  public static Errno of(int number) {
    for (Errno errno : values()) {
      if (errno.number == number || errno.number == -number) {
        return errno;
      }
    }
    throw new IllegalArgumentException("no errno has the number " + number);
  }
}
