package org.vfiospec.migration.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY_P2P;
import static org.vfiospec.migration.v2.DeviceState.RESUMING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING_P2P;
import static org.vfiospec.migration.v2.DeviceState.STOP;
import static org.vfiospec.migration.v2.DeviceState.STOP_COPY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pair of states and every set of flags: the table against the shortest path of the arcs. */
class PathTest {
  private record Edge(DeviceState from, DeviceState to) {}

  /** Written down from the list of arcs, not from the table. */
  private static List<Edge> arcs(MigrationFlags flags) {
    boolean p2p = (flags.bits() & MigrationFlags.P2P) != 0;
    boolean preCopy = (flags.bits() & MigrationFlags.PRE_COPY) != 0;
    List<Edge> arcs = new ArrayList<>();
    both(arcs, STOP, STOP_COPY);
    both(arcs, STOP, RESUMING);
    both(arcs, p2p ? RUNNING_P2P : RUNNING, STOP);
    if (p2p) {
      both(arcs, RUNNING_P2P, RUNNING);
    }
    if (preCopy) {
      both(arcs, RUNNING, PRE_COPY);
      arcs.add(new Edge(p2p ? PRE_COPY_P2P : PRE_COPY, STOP_COPY));
    }
    if (p2p && preCopy) {
      both(arcs, PRE_COPY, PRE_COPY_P2P);
      both(arcs, RUNNING_P2P, PRE_COPY_P2P);
    }
    return arcs;
  }

  private static void both(List<Edge> arcs, DeviceState one, DeviceState other) {
    arcs.add(new Edge(one, other));
    arcs.add(new Edge(other, one));
  }

  /** The saving group is for the ends of a path, unless both ends are in it. */
  private static boolean admitted(List<DeviceState> path) {
    return asWritten(path) || (path.get(0).saves() && path.get(path.size() - 1).saves());
  }

  private static boolean asWritten(List<DeviceState> path) {
    return path.size() < 3
        || path.subList(1, path.size() - 1).stream().noneMatch(DeviceState::saves);
  }

  private static List<List<DeviceState>> shortest(
      DeviceState old,
      DeviceState wanted,
      MigrationFlags flags,
      Predicate<List<DeviceState>> rule) {
    List<List<DeviceState>> walks = List.of(List.of(old));
    while (!walks.isEmpty()) {
      List<List<DeviceState>> there =
          walks.stream().filter(walk -> walk.get(walk.size() - 1) == wanted).filter(rule).toList();
      if (!there.isEmpty()) {
        return there;
      }
      List<List<DeviceState>> longer = new ArrayList<>();
      for (List<DeviceState> walk : walks) {
        for (Edge arc : arcs(flags)) {
          if (arc.from() == walk.get(walk.size() - 1) && !walk.contains(arc.to())) {
            List<DeviceState> next = new ArrayList<>(walk);
            next.add(arc.to());
            longer.add(next);
          }
        }
      }
      walks = longer;
    }
    return List.of();
  }

  private static List<DeviceState> taken(
      DeviceState old, DeviceState wanted, MigrationFlags flags) {
    List<DeviceState> path = new ArrayList<>(List.of(old));
    DeviceState current = old;
    while (current != wanted) {
      NextStep step = NextStep.from(current, wanted, flags, Skip.TO_SUPPORTED_OR_ERROR);
      while (step.kind() == NextStep.Kind.SKIP) {
        step = step.again(wanted, flags, Skip.TO_SUPPORTED_OR_ERROR);
      }
      if (step.kind() == NextStep.Kind.REFUSED) {
        return List.of();
      }
      current = step.state();
      path.add(current);
    }
    return path;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7})
  void theTableLeadsAlongTheOneShortestPath(int bits) {
    MigrationFlags flags = new MigrationFlags(bits);
    for (DeviceState old : DeviceState.values()) {
      for (DeviceState wanted : DeviceState.values()) {
        if (flags.supports(old) && flags.supports(wanted)) {
          boolean blocked = old == STOP_COPY && wanted.preCopies();
          assertEquals(
              blocked ? List.of(List.of()) : shortest(old, wanted, flags, PathTest::admitted),
              List.of(taken(old, wanted, flags)),
              old + " to " + wanted);
        } else if (old != wanted) {
          assertEquals(List.of(), taken(old, wanted, flags), old + " to " + wanted);
        }
      }
    }
  }

  @Test
  void theRuleAsItIsWrittenWouldLeaveTheSavingGroup() {
    List<String> differing = new ArrayList<>();
    for (MigrationFlags flags : Bench.FLAG_SETS) {
      for (DeviceState old : DeviceState.values()) {
        for (DeviceState wanted : DeviceState.values()) {
          List<DeviceState> path =
              flags.supports(old) && flags.supports(wanted) ? taken(old, wanted, flags) : List.of();
          if (!path.isEmpty() && !asWritten(path)) {
            differing.add(flags.bits() + ": " + shortest(old, wanted, flags, PathTest::asWritten));
          }
        }
      }
    }
    assertEquals(List.of("7: [[PRE_COPY, RUNNING, RUNNING_P2P, STOP, STOP_COPY]]"), differing);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7})
  void aDeviceTakesThePath(int bits) {
    MigrationFlags flags = new MigrationFlags(bits);
    for (DeviceState old : states(flags)) {
      for (DeviceState wanted : states(flags)) {
        Bench bench = new Bench(Bench.MAINLINE, flags);
        bench.set(old);
        SetState call = bench.device.set(wanted.number());
        List<DeviceState> seen = new ArrayList<>(List.of(bench.device.view().state()));
        DataFile loading = bench.fds.open.values().stream().findAny().orElse(null);
        if (old == RESUMING) {
          loading.write(new byte[CountingHardware.PART], 0, CountingHardware.PART);
        }
        while (!call.done()) {
          call.step();
          DeviceState now = bench.device.view().state();
          if (now != seen.get(seen.size() - 1)) {
            seen.add(now);
          }
        }
        List<DeviceState> path = taken(old, wanted, flags);
        assertEquals(path.isEmpty() ? List.of(old) : path, seen, old + " to " + wanted);
        assertEquals(path.isEmpty() ? -22 : 0, call.result(), old + " to " + wanted);
      }
    }
  }

  private static List<DeviceState> states(MigrationFlags flags) {
    return Arrays.stream(DeviceState.values()).filter(flags::supports).toList();
  }
}
