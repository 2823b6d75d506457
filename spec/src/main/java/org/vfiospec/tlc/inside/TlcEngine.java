package org.vfiospec.tlc.inside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Verdicts;
import org.vfiospec.tlc.boundary.Engine;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.Job;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.TLCState;
import tlc2.util.Context;

/**
 * The entrance from outside: one run of TLC, in a class loader that no other run uses meanwhile.
 * One of its methods may be called, once and by one thread, since TLC keeps in statics what it
 * read.
 */
public final class TlcEngine implements Engine {
  private final Job job;
  private boolean read;

  /** For a job; nothing is read yet. */
  public TlcEngine(Job job) {
    this.job = job;
  }

  private Specification read() {
    Specification specification = Specification.read(job);
    read = true;
    return specification;
  }

  @Override
  public void forget() {
    TLCState.Empty = null;
  }

  @Override
  public boolean hasRead() {
    return read;
  }

  @Override
  public Exploration explore(List<String> names, ProgressListener listener) {
    return explored(names, listener, Extent.WHOLE);
  }

  @Override
  public Exploration exploreToViolations(List<String> names, ProgressListener listener) {
    return explored(names, listener, Extent.TO_VIOLATIONS);
  }

  private Exploration explored(List<String> names, ProgressListener listener, Extent extent) {
    long started = System.nanoTime();
    Specification specification = read();
    List<Observation> observations =
        names.stream().map(name -> new Observation(specification, name)).toList();
    EdgeTable edges = new EdgeTable();
    Search search = new Search(specification, edges, observations, extent, listener, started);
    search.run();
    return search.exploration(edges);
  }

  @Override
  public Verdicts check(ProgressListener listener) {
    return checked(Extent.WHOLE, listener);
  }

  @Override
  public Verdicts checkUntilViolated(Set<String> properties, ProgressListener listener) {
    return checked(Extent.until(properties), listener);
  }

  @Override
  public Verdicts checkUntilAllViolated(Set<String> properties, ProgressListener listener) {
    return checked(Extent.untilAll(properties), listener);
  }

  private Verdicts checked(Extent extent, ProgressListener listener) {
    long started = System.nanoTime();
    Search search = new Search(read(), EdgeSink.NONE, List.of(), extent, listener, started);
    search.run();
    return search.verdicts();
  }

  @Override
  public Evaluator evaluator(List<String> observations, List<String> claims) {
    return new TlcEvaluator(read(), observations, claims);
  }

  @Override
  public Set<String> defined(List<String> names) {
    Specification specification = read();
    return names.stream().filter(specification::defines).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Map<String, Object> evaluate(List<String> definitions) {
    Specification specification = read();
    JdkValues values = new JdkValues();
    Map<String, Object> results = new LinkedHashMap<>();
    for (String name : definitions) {
      OpDefNode definition = specification.definition(name);
      try {
        results.put(
            name,
            values.of(
                specification.tool().eval(definition.getBody(), Context.Empty, TLCState.Empty)));
      } catch (SpecException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        throw new SpecException(
            definition.getLocation()
                + ": "
                + name
                + " cannot be evaluated: "
                + Failures.message(e)
                + CallStacks.place(
                    specification.tool(),
                    t -> t.eval(definition.getBody(), Context.Empty, TLCState.Empty)));
      }
    }
    return results;
  }
}
