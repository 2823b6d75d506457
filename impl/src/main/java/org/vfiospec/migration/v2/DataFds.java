package org.vfiospec.migration.v2;

/**
 * The file descriptors of user space, and the memory that a call tells it a number in. Every method
 * may be called by any thread.
 */
public interface DataFds {

  /**
   * Takes a free number and makes sure that user space can be told it.
   *
   * @return the number; or, negated, EMFILE: none is free; EFAULT: the memory is not there
   */
  int reserve();

  /** The reserved number is that of the file from here on, and user space is told. */
  void install(int number, DataFile file);

  /** The reserved number is not needed. */
  void giveBack(int number);
}
