package org.vfiospec.tlc.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Step;

/**
 * How far a search has come, in a file: first what it knows of values, steps and violations, then
 * the numbers of its states and edges. Answers are not saved, for TLC gives them again in no time.
 */
final class Checkpoint {
  private static final String FORMAT = "vfiospec checkpoint 1";

  /**
   * What is not numbers.
   *
   * @param of what tells this search from others
   * @param values for each variable, its values by their ids
   */
  record Header(
      String format,
      String of,
      ArrayList<ArrayList<Object>> values,
      ArrayList<Step> steps,
      ArrayList<Found> violations,
      long generated,
      int next,
      int levelEnd)
      implements Serializable {}

  /**
   * A violation.
   *
   * @param ofConfiguration whether the configuration lists the property as an invariant
   * @param states the states of its trace
   * @param path the steps between them
   */
  record Found(
      String property,
      boolean ofConfiguration,
      ArrayList<Map<String, Object>> states,
      ArrayList<Step> path)
      implements Serializable {}

  private Checkpoint() {}

  /** Writes a file whole, or leaves it as it was. */
  static void write(Path file, Header header, List<Ints> numbers, StateTable states) {
    Path written = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(written), 1 << 20))) {
        ObjectOutputStream objects = new ObjectOutputStream(out);
        objects.writeObject(header);
        objects.flush();
        out.writeInt(states.size());
        int[] row = new int[states.layout().variables()];
        for (int s = 0; s < states.size(); s++) {
          states.unpack(s, row);
          for (int id : row) {
            out.writeInt(id);
          }
        }
        for (Ints each : numbers) {
          out.writeInt(each.size());
          for (int i = 0; i < each.size(); i++) {
            out.writeInt(each.get(i));
          }
        }
      }
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      SpecException failure =
          new SpecException(
              file + ": how far the search has come cannot be saved: " + e.getMessage());
      remove(written, failure);
      throw failure;
    }
  }

  private static void remove(Path file, SpecException because) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** What comes back of a file. */
  interface Reader {
    /** First, what is not numbers; returns the lists that the numbers belong to. */
    List<Ints> begin(Header header);

    /** Then each state. */
    void state(int[] row);
  }

  /** Reads a file of the search that {@code of} tells from others. */
  static void read(Path file, String of, int variables, Reader reader) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      Header header = (Header) new ObjectInputStream(in).readObject();
      if (!FORMAT.equals(header.format()) || !of.equals(header.of())) {
        throw new SpecException(
            file
                + ": it was saved of another specification or configuration; delete it to begin anew");
      }
      List<Ints> numbers = reader.begin(header);
      int states = in.readInt();
      int[] row = new int[variables];
      for (int s = 0; s < states; s++) {
        for (int v = 0; v < variables; v++) {
          row[v] = in.readInt();
        }
        reader.state(row);
      }
      for (Ints each : numbers) {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
          each.add(in.readInt());
        }
      }
    } catch (SpecException e) {
      throw e;
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new SpecException(
          file + ": no search can go on from it (" + e.getMessage() + "); delete it to begin anew");
    }
  }

  static String format() {
    return FORMAT;
  }
}
