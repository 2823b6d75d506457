package org.vfiospec.demo;

/** Told how a demo comes along. Safe for any number of threads. */
public interface DemoProgress extends AutoCloseable {
  /**
   * How far it is.
   *
   * @param stage what goes on
   * @param done of {@code total}, in whatever unit the demo counts
   */
  void reached(String stage, long done, long total);

  /** Something that stays to be read. */
  void told(String line);

  @Override
  void close();
}
