package org.vfiospec.binding.migration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/** The records that the tests of the VMM have in Java are those of the specification. */
class InterfacesTest {
  @Test
  void theRecordsAreTheSame() {
    Protocol protocol = Protocols.load(Path.of("..", "spec"), "migration");
    assertThat(Interfaces.REGISTER).isEqualTo(protocol.revision(Interface.V1.revision()).choices());
    assertThat(Interfaces.STATES).isEqualTo(protocol.revision(Interface.V2.revision()).choices());
  }
}
