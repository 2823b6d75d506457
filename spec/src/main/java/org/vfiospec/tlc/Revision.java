package org.vfiospec.tlc;

import java.util.Map;

/**
 * A version of a protocol, real or proposed.
 *
 * @param name what the configuration's {@code Revision} is set to
 * @param since when, and where, it was current or proposed
 * @param source the commit or posting that it was taken from
 * @param choices its design choices: exactly the fields of the protocol's {@code DesignChoices}
 */
public record Revision(String name, String since, String source, Map<String, Object> choices) {}
