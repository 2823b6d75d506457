/**
 * Traces as files: Apalache's Informal Trace Format, ADR 015, which other tools read and write too.
 *
 * <p>Values are plain Java objects. What each is in a file:
 *
 * <table>
 * <caption>Values of TLA+, in memory and in a file</caption>
 * <tr><th>TLA+</th><th>Java</th><th>written</th><th>read as well</th></tr>
 * <tr><td>boolean</td><td>{@code Boolean}</td><td>{@code true}</td><td></td></tr>
 * <tr><td>integer</td><td>{@code Integer}</td><td>{@code 42}</td><td>{@code {"#bigint": "42"}}</td>
 * </tr>
 * <tr><td>string</td><td>{@code String}</td><td>{@code "s"}</td><td></td></tr>
 * <tr><td>sequence, tuple</td><td>{@code List}</td><td>{@code [v, ...]}</td>
 * <td>{@code {"#tup": [v, ...]}}</td></tr>
 * <tr><td>set</td><td>{@code Set}</td><td>{@code {"#set": [v, ...]}}</td><td></td></tr>
 * <tr><td>record</td><td>{@code Map}, every key a {@code String}</td><td>{@code {"key": v, ...}}</td>
 * <td></td></tr>
 * <tr><td>function</td><td>any other {@code Map}</td><td>{@code {"#map": [[k, v], ...]}}</td>
 * <td></td></tr>
 * <tr><td>model value</td><td>see {@link org.vfiospec.itf.ModelValues}</td>
 * <td>{@code {"#unserializable": "name"}}</td><td></td></tr>
 * </table>
 *
 * <p>What this project adds to the format stands in its {@code "#meta"}: that of a trace says how
 * many states there are, in {@code "state-count"}, so that a file from which states were taken is
 * no trace; that of a state says the {@code "action"} that leads to it, with its {@code
 * "arguments"}.
 *
 * <p>Where the format leaves a choice:
 *
 * <ul>
 *   <li>Integers are written as JSON numbers, which the format allows in the range that JSON is
 *       safe in. TLC's integers have 32 bits, so all are; a number beyond that is refused.
 *   <li>A record and a function from strings are equal in TLA+ and written alike, as a record;
 *       unless a key starts with {@code #}, which the format keeps for itself.
 *   <li>The empty function, which is the empty record and the empty sequence too, is {@code
 *       {"#map": []}} from an empty {@code Map}, and {@code []} from an empty {@code List}; {@code
 *       {}} is read as an empty {@code Map}. In Java the two are not equal.
 * </ul>
 */
package org.vfiospec.itf;
