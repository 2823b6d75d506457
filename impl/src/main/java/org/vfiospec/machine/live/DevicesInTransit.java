package org.vfiospec.machine.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All devices of a guest that is being migrated, in their order. Used by one thread at a time. */
final class DevicesInTransit {
  private final List<DeviceInTransit> all;
  private final Set<String> reloaded = new LinkedHashSet<>();
  private final Set<String> lost = new LinkedHashSet<>();

  DevicesInTransit(List<DeviceMigration> devices) {
    all = devices.stream().map(DeviceInTransit::new).toList();
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
    for (DeviceInTransit each : all) {
      if (each.supports(stage)) {
        bring(each, stage);
      }
    }
  }

  /** Takes one of them there, and keeps account of what it took. */
  Recovery bring(DeviceInTransit device, DeviceStage stage) {
    Recovery recovery = device.bring(stage);
    switch (recovery) {
      case NOT_NEEDED -> {}
      case RELOADED -> reloaded.add(device.name());
      case LOST -> lost.add(device.name());
    }
    return recovery;
  }

  /** Those that have lost what they held. */
  List<DeviceInTransit> lost() {
    return all.stream().filter(each -> lost.contains(each.name())).toList();
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
