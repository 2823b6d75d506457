package org.vfiospec.repair;

import org.vfiospec.tlc.ProgressListener;

/** Told how a search comes along; by several threads at once. */
public interface RepairObserver {
  /** So many decisions about changes of one size are ahead. */
  void begins(int size, int decisions);

  /** A decision is under way; its progress goes to what is returned. */
  ProgressListener deciding(String what);

  /** A decision was made. */
  void decided(String line);
}
