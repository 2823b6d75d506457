package org.vfiospec.machine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent arrives, in whatever pieces; what was not sent is refused. */
@Timeout(60)
class MessageStreamTest {
  private static final Message FIRST = Message.of(MessageKind.REFUSED, "no place");

  /** Bytes that come in pieces of some size, and then the end. */
  private static final class Bytes implements Wire {
    private final ByteBuffer bytes;
    private final int piece;

    Bytes(byte[] bytes, int piece) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.piece = piece;
    }

    @Override
    public void send(byte[] frame) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int receive(byte[] target, int offset, int count) {
      int taken = Math.min(Math.min(piece, count), bytes.remaining());
      bytes.get(target, offset, taken);
      return taken == 0 ? -1 : taken;
    }

    @Override
    public boolean hasReceived() {
      return bytes.hasRemaining();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static byte[] twoFrames() {
    byte[] first = MessageStream.frame(FIRST, 0);
    byte[] second = MessageStream.frame(new Message(MessageKind.DEVICE, new byte[300]), 1);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void messagesArriveInWhateverPieces() throws IOException {
    for (int piece : new int[] {1, 2, 19, 20, 21, 1000}) {
      MessageStream stream = new MessageStream(new Bytes(twoFrames(), piece));
      assertThat(stream.receive().text()).isEqualTo("no place");
      assertThat(stream.receive().kind()).isEqualTo(MessageKind.DEVICE);
      assertThatThrownBy(stream::receive)
          .isInstanceOf(EOFException.class)
          .hasMessage("the connection ended before message 2");
    }
  }

  @Test
  void everyByteThatIsAnotherOneIsRefused() {
    byte[] frame = MessageStream.frame(FIRST, 0);
    for (int at = 0; at < frame.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] sick = frame.clone();
        sick[at] ^= 1 << bit;
        assertThatThrownBy(new MessageStream(new Bytes(sick, 100))::receive)
            .as("bit %s of byte %s", bit, at)
            .isInstanceOf(MalformedMessageException.class)
            .hasMessageStartingWith("message 0 ");
      }
    }
  }

  @Test
  void everyTruncationIsTold() {
    byte[] frame = MessageStream.frame(FIRST, 0);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatThrownBy(new MessageStream(new Bytes(cut, 100))::receive)
          .as("%s bytes", length)
          .isInstanceOf(EOFException.class)
          .hasMessage("the connection ended " + (length == 0 ? "before" : "within") + " message 0");
    }
  }

  @Test
  void messagesOutOfTheirOrderAreRefused() {
    byte[] second = MessageStream.frame(FIRST, 1);
    assertThatThrownBy(new MessageStream(new Bytes(second, 100))::receive)
        .hasMessage("message 0 has number 1");
  }

  @Test
  void textsOfTheOtherSideAreOneLine() {
    assertThat(Message.of(MessageKind.REFUSED, "no\n\u001b[2Jplace\r\n").text())
        .isEqualTo("no [2Jplace");
    assertThat(Message.of(MessageKind.REFUSED, "x".repeat(2000)).text()).hasSize(500);
  }

  @Test
  void aPeerThatTakesNothingIsCutOff() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket far = listener.accept()) {
      assertThat(far.isConnected()).isTrue();
      try (MessageStream stream = new MessageStream(new SocketWire(near, Duration.ofMillis(100)))) {
        Message large = new Message(MessageKind.MEMORY, new byte[Message.LONGEST_PAYLOAD]);
        assertThatThrownBy(
                () -> {
                  while (true) {
                    stream.send(large);
                  }
                })
            .isInstanceOf(IOException.class)
            .hasMessage("the other host took nothing for PT0.1S");
      }
    }
  }

  @Test
  void aClosedWireSendsNothing() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
      SocketWire wire = new SocketWire(near, Duration.ofSeconds(30));
      wire.close();
      assertThatThrownBy(() -> wire.send(new byte[1])).isInstanceOf(IOException.class);
    }
  }
}
