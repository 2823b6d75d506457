package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfiospec.ccw.Revisions;

/** The records that the driver's own tests run with are those of the specification. */
class RevisionRecordsTest {
  @Test
  void areTheSame() {
    Map<String, Map<String, Object>> specified = new LinkedHashMap<>();
    CcwModels.revisions().forEach(each -> specified.put(each.name(), each.choices()));
    assertThat(Revisions.named()).containsExactlyEntriesOf(specified);
  }
}
