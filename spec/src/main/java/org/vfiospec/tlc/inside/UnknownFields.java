package org.vfiospec.tlc.inside;

import org.vfiospec.tlc.SpecException;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;

/**
 * Makes an error of what TLC only warns of, and this package silences: an EXCEPT that names a field
 * that the record does not have. TLC leaves the record as it is then, so a misspelt design choice
 * would be none.
 */
final class UnknownFields extends MPRecorder {
  private UnknownFields() {}

  /** From now on, in this class loader. */
  static void areErrors() {
    MP.setRecorder(new UnknownFields());
  }

  @Override
  public void record(int code, Object... objects) {
    if (code == EC.TLC_EXCEPT_APPLIED_TO_UNKNOWN_FIELD) {
      throw new SpecException(
          objects[0]
              + ": this EXCEPT names a field that the record does not have; correct the name");
    }
  }
}
