package org.vfiospec.vfio;

/**
 * The error numbers that the specified drivers return, with the values of Linux
 * (include/uapi/asm-generic/errno-base.h and errno.h).
 *
 * <p>Results of calls follow the kernel: a value of zero or more is a count, a negative value is
 * {@code -errno}.
 */
public enum Errno {
  EPERM(1),
  EIO(5),
  EAGAIN(11),
  ENOMEM(12),
  EACCES(13),
  EFAULT(14),
  EBUSY(16),
  ENODEV(19),
  EINVAL(22),
  ENOTTY(25),
  ENOSYS(38),
  EOPNOTSUPP(95);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /** The positive error number. */
  public int number() {
    return number;
  }

  /** The value a call returns for this error: the negated number. */
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
