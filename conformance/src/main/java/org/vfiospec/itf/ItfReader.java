package org.vfiospec.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads traces from files in the Informal Trace Format. What is read is a whole trace, as {@link
 * ItfTrace} has it; a file that is cut short or holds anything unexpected is refused.
 */
public final class ItfReader {

  private static final String WRITE_AGAIN = "write it again with the command that made it";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ItfReader() {}

  /** Reads {@code file}, which holds no model values. */
  public static ItfTrace read(Path file) throws ItfException {
    return read(file, ModelValues.NONE);
  }

  /**
   * Reads {@code file}.
   *
   * @throws ItfException if it cannot be read or is no trace; there is no other exception, whatever
   *     the file holds
   */
  public static ItfTrace read(Path file, ModelValues modelValues) throws ItfException {
    // The decoder of this reader refuses bytes that are not UTF-8, and no other encoding is
    // guessed.
    try (Reader in = Files.newBufferedReader(file);
        JsonParser json = JSON.createParser(in)) {
      return read(file, json, modelValues);
    } catch (ItfException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new ItfException(file, "does not exist", "check the name", e);
    } catch (CharacterCodingException e) {
      throw new ItfException(file, "is not UTF-8, or is cut short", WRITE_AGAIN, e);
    } catch (IOException e) {
      throw new ItfException(
          file, "cannot be read (" + e + ")", "check that it is a file that can be read", e);
    }
  }

  private static ItfTrace read(Path file, JsonParser json, ModelValues modelValues)
      throws IOException {
    try {
      return new ItfTraceReader(json, new ItfValueReader(modelValues)).read();
    } catch (JsonEOFException e) {
      throw new ItfException(file, "is cut short at " + position(json), WRITE_AGAIN, e);
    } catch (JsonProcessingException e) {
      throw new ItfException(
          file,
          "is not JSON, or is cut short, at "
              + position(json)
              + " ("
              + e.getOriginalMessage()
              + ")",
          WRITE_AGAIN,
          e);
    } catch (MalformedTraceException e) {
      throw new ItfException(
          file, "is no trace: " + e.getMessage() + ", at " + position(json), WRITE_AGAIN, e);
    } catch (IllegalArgumentException e) {
      throw new ItfException(file, "is no trace: " + e.getMessage(), WRITE_AGAIN, e);
    }
  }

  private static String position(JsonParser json) {
    return json.currentLocation().getLineNr() + ":" + json.currentLocation().getColumnNr();
  }
}
