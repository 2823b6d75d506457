package org.vfiospec.machine.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** All devices of a guest that is being migrated, in their order. Used by one thread at a time. */
final class DevicesInTransit {
  private final List<DeviceInTransit> all;
  private final Runnable standstill;
  private final Set<String> reloaded = new LinkedHashSet<>();
  private final Set<String> lost = new LinkedHashSet<>();

  /**
   * Devices in the order in which the stream numbers them.
   *
   * @param standstill has the guest stand: nobody must touch a device that is recovered
   */
  DevicesInTransit(List<DeviceMigration> devices, Runnable standstill) {
    all = devices.stream().map(DeviceInTransit::new).toList();
    this.standstill = Objects.requireNonNull(standstill);
  }

  List<DeviceInTransit> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  DeviceInTransit get(int place) {
    return all.get(place);
  }

  List<Integer> kinds() {
    return all.stream().map(DeviceInTransit::kind).toList();
  }

  /** How much of each transfer was moved, in bytes. */
  List<Long> moved() {
    return all.stream().map(DeviceInTransit::moved).toList();
  }

  /** What all give when they stand, at most, in bytes; empty if one of them does not tell. */
  OptionalLong longestRest() {
    List<OptionalLong> each = all.stream().map(DeviceInTransit::longestRest).toList();
    return each.stream().allMatch(OptionalLong::isPresent)
        ? OptionalLong.of(each.stream().mapToLong(OptionalLong::getAsLong).sum())
        : OptionalLong.empty();
  }

  /** Takes all to a stage; one that has no such stage stays where it is. */
  void enter(DeviceStage stage) throws DeviceFailedException {
    for (DeviceInTransit each : all) {
      if (each.supports(stage)) {
        each.enter(stage);
      }
    }
  }

  /** Takes all to a stage in which they run, whatever that takes. */
  void bring(DeviceStage stage) {
    for (DeviceInTransit each : having(stage)) {
      bring(each, stage);
    }
    goOn(stage);
  }

  /**
   * Takes one after the other to a stage in which they run, until one cannot be taken there with
   * all that it holds.
   *
   * @return the name of that one; empty if all are there
   */
  Optional<String> start(DeviceStage stage) {
    for (DeviceInTransit each : having(stage)) {
      bring(each, stage);
      if (lost.contains(each.name())) {
        return Optional.of(each.name());
      }
    }
    goOn(stage);
    return Optional.empty();
  }

  private List<DeviceInTransit> having(DeviceStage stage) {
    return all.stream().filter(each -> each.supports(stage)).toList();
  }

  private void bring(DeviceInTransit device, DeviceStage stage) {
    if (!device.goes(stage)) {
      // It is going to stand for a while, untouched by the guest and by its peers.
      standstill.run();
      all.forEach(DeviceInTransit::quieten);
      recover(device, stage);
    }
  }

  /** Those that had to be quiet while another one was recovered. */
  private void goOn(DeviceStage stage) {
    for (DeviceInTransit each : having(stage)) {
      if (!each.hollow() && !each.goes(stage)) {
        recover(each, stage);
      }
    }
  }

  private void recover(DeviceInTransit device, DeviceStage stage) {
    if (device.reloads(stage)) {
      reloaded.add(device.name());
      lost.remove(device.name());
    } else {
      lost.add(device.name());
    }
  }

  /**
   * Has those that run stand again, through the barrier, with their state at hand.
   *
   * @return whether the state of every one is at hand, that of those that were reset among them:
   *     then nothing is lost
   */
  boolean standAgain() {
    all.forEach(DeviceInTransit::quieten);
    boolean whole = true;
    for (DeviceInTransit each : all) {
      whole &= each.standAgain();
    }
    if (whole) {
      lost.clear();
    }
    return whole;
  }

  /** Those that have lost what they held. */
  List<DeviceInTransit> lost() {
    return all.stream().filter(each -> lost.contains(each.name())).toList();
  }

  /** The names of those that have lost what they held, in a line; empty if none has. */
  String loss() {
    return String.join(", ", lost);
  }

  /** Nothing is left in any of them. */
  void forget() {
    all.forEach(DeviceInTransit::reset);
    reloaded.clear();
    lost.clear();
  }

  Outcome outcome(Claim claim, Optional<String> problem) {
    return new Outcome(claim, problem, List.copyOf(reloaded), List.copyOf(lost));
  }
}
