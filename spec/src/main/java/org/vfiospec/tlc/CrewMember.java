package org.vfiospec.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection between the two sides of a distributed check, seen from either. */
final class CrewMember implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final PrintWriter out;

  CrewMember(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Greets, and says whether the other side does, too. */
  boolean greets() throws IOException {
    say(CrewLines.GREETING);
    socket.setSoTimeout((int) CrewLines.SILENCE.toMillis());
    return CrewLines.GREETING.equals(in.readLine());
  }

  /** What the other side may be silent for as long as it likes. */
  void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  /** The next line; null at the end. */
  String hear() throws IOException {
    return in.readLine();
  }

  /** A line for a side that is gone is lost. */
  synchronized void say(String line) {
    out.println(line);
  }

  /** This side's address, as the other reached it, or reaches it. */
  InetAddress here() {
    return socket.getLocalAddress();
  }

  /** The other side's address. */
  String there() {
    return socket.getInetAddress().getHostAddress();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
      return;
    }
  }
}
