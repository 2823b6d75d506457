package org.vfiospec.report;

import org.vfiospec.tlc.ProgressListener;

/** Told how checking comes along; by several threads at once. */
public interface CheckObserver {
  /** Tells nobody. */
  CheckObserver NONE =
      new CheckObserver() {
        @Override
        public ProgressListener exploring(String protocol, String part, String revision) {
          return ProgressListener.NONE;
        }

        @Override
        public void checked(CheckedRevision revision) {}
      };

  /** An exploration starts; its progress goes to what is returned. */
  ProgressListener exploring(String protocol, String part, String revision);

  /** All is known of a revision. */
  void checked(CheckedRevision revision);
}
