package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes wrong here, and not with the user or the specification, is neither's exit code. */
class FaultTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void tooLittleMemoryIsNoFinding() {
    assertThat(failing(new OutOfMemoryError("Java heap space"))).isEqualTo(3);
    assertThat(said())
        .startsWith("vfiospec: the memory of ")
        .contains("Java heap space", "VFIOSPEC_JAVA_OPTIONS=-Xmx")
        .hasLineCount(1);
  }

  @Test
  void tooSmallAStackIsNoFinding() {
    assertThat(failing(new StackOverflowError())).isEqualTo(3);
    assertThat(said()).contains("VFIOSPEC_JAVA_OPTIONS=-Xss", "--stacktrace").hasLineCount(1);
  }

  @Test
  void faultsAreSaidToBeFaults() {
    assertThat(failing(new IllegalStateException("twice\nso"))).isEqualTo(3);
    assertThat(said())
        .isEqualTo(
            "vfiospec: a fault of this program: java.lang.IllegalStateException: twice so;"
                + " --stacktrace says where\n");
  }

  @Test
  void aFaultIsTracedOnRequest() {
    assertThat(failing(new AssertionError("no"), "--stacktrace")).isEqualTo(3);
    assertThat(said()).contains("\tat ", "vfiospec: a fault of this program");
  }

  @Test
  void anAnswerThatDoesNotArriveIsNoSuccess() {
    assertThat(writingTo("No space left on device", "list", "--format", "json")).isEqualTo(2);
    assertThat(said())
        .isEqualTo("vfiospec: standard output cannot be written (No space left on device)\n");
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNotToldOff() {
    assertThat(writingTo("Broken pipe", "list")).isZero();
    assertThat(said()).isEmpty();
  }

  private int failing(Throwable failure, String... more) {
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            if (failure instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) failure;
          }
        };
    String[] arguments = new String[more.length + 1];
    arguments[0] = "list";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Commands.run(
        new Environment(Optional.of(CommandRun.HOME), out, err(), false), arguments);
  }

  private int writingTo(String failure, String... arguments) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    return Main.run(Optional.of(CommandRun.HOME), broken, err(), false, arguments);
  }

  private PrintStream err() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
