package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Proposals;

/** Records of design choices, for TLC to decide whether all that is demanded holds of each. */
final class Trials implements AutoCloseable {
  private final List<Demand> demands;
  private final List<Proposals> proposals = new ArrayList<>();

  Trials(List<Demand> demands, List<Map<String, Object>> records) {
    this.demands = demands;
    try {
      demands.forEach(demand -> proposals.add(Proposals.of(demand.part(), records)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Some property that is violated; the temporal ones come last, for they cost most. */
  Optional<String> violated(int record, ProgressListener listener) {
    for (int i = 0; i < demands.size(); i++) {
      Optional<String> violated =
          demands.get(i).violatedOrStuck(proposals.get(i).model(record), listener);
      if (violated.isPresent()) {
        return violated;
      }
    }
    for (int i = 0; i < demands.size(); i++) {
      Optional<String> violated =
          demands
              .get(i)
              .violatedTemporal(
                  proposals.get(i).model(record), proposals.get(i).livenessModel(record));
      if (violated.isPresent()) {
        return violated;
      }
    }
    return Optional.empty();
  }

  /** All that is violated; what has a model of its own is asked for only if the rest holds. */
  List<String> allViolated(int record, ProgressListener listener) {
    List<String> violated = new ArrayList<>();
    for (int i = 0; i < demands.size(); i++) {
      Proposals of = proposals.get(i);
      violated.addAll(
          demands.get(i).violated(of.model(record), of.livenessModel(record), listener));
    }
    return violated;
  }

  /** See {@link Proposals#orders}. */
  Model orders(Demand demand, int record, String specification) {
    return proposals.get(demands.indexOf(demand)).orders(record, specification);
  }

  @Override
  public void close() {
    proposals.forEach(Proposals::close);
  }
}
