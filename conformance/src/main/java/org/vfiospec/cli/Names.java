package org.vfiospec.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant by its name in lower case. */
final class Names<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> constants;

  private Names(Class<E> type) {
    this.constants = Arrays.asList(type.getEnumConstants());
  }

  static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
    line.registerConverter(type, new Names<>(type));
  }

  @Override
  public E convert(String name) {
    return constants.stream()
        .filter(constant -> name(constant).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    name + " is none of " + constants.stream().map(Names::name).toList()));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
