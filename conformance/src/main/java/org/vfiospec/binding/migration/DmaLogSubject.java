package org.vfiospec.binding.migration;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.migration.v2.DmaLog;
import org.vfiospec.migration.v2.DmaLog.Range;
import org.vfiospec.migration.v2.DmaLogChoices;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Fields;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Errno;

/**
 * A log of DMA, as module MigrationDmaLog sees it. Its frames lie around the address that is
 * negative where somebody takes addresses for signed.
 */
final class DmaLogSubject implements Subject {
  private static final String USER = "user";
  private static final String DEVICE = "device";
  private static final long FRAME = 4096;

  /** The address of frame 0. */
  private static final long BASE = Long.MIN_VALUE - 2 * FRAME;

  /** More frames than any model has. */
  private static final int FRAMES = 16;

  /** A bit of a report that is about no page that was asked for. */
  private static final int BESIDE = 63;

  private static final Fields.Form LOG = new Fields.Form("page", "ranges");

  private final Stepper stepper;
  private final DmaLog log;
  private String outcome;

  DmaLogSubject(DmaLogChoices choices, Stepper stepper) {
    this.stepper = stepper;
    log = new DmaLog(choices);
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    List<Object> arguments = step.arguments();
    switch (step.action()) {
      case "Start" -> stepper.act(USER, () -> start((Map<?, ?>) arguments.get(0)));
      case "Stop" -> stepper.act(USER, () -> expect(log.stop(), 0));
      case "Wrote" -> stepper.act(DEVICE, () -> wrote(number(arguments, 0), number(arguments, 1)));
      case "Report" ->
          stepper.act(
              USER,
              () ->
                  report(
                      number(arguments, 0),
                      number(arguments, 1),
                      number(arguments, 2),
                      (Collection<?>) arguments.get(3)));
      default ->
          throw new UnreplayableException("the binding does not know the action " + step.action());
    }
  }

  private static int number(List<Object> arguments, int at) {
    return (Integer) arguments.get(at);
  }

  private static long address(int frame) {
    return BASE + frame * FRAME;
  }

  private static Range range(int first, int frames) {
    return new Range(address(first), frames * FRAME);
  }

  private void start(Map<?, ?> start) {
    List<Range> ranges = new ArrayList<>();
    for (Object each : (Collection<?>) start.get("ranges")) {
      List<?> range = (List<?>) each;
      ranges.add(range((Integer) range.get(0), (Integer) range.get(1)));
    }
    expect(log.start((Integer) start.get("page") * FRAME, ranges), 0);
  }

  /** From the last byte of the first frame to the first byte of the last one. */
  private void wrote(int first, int frames) {
    long within = frames == 1 ? 1 : Math.max(0, frames - 2) * FRAME + 2;
    log.wrote(address(first + 1) - 1, frames == 0 ? 0 : within);
  }

  private void report(int first, int frames, int page, Collection<?> told) {
    BitSet bitmap = new BitSet();
    bitmap.set(BESIDE);
    expect(log.report(address(first), frames * FRAME, page * FRAME, bitmap), 0);
    boolean kept = bitmap.get(BESIDE);
    bitmap.clear(BESIDE);
    Set<Integer> found = bitmap.stream().boxed().collect(Collectors.toSet());
    outcome = "the user is told of pages " + found;
    if (!kept || !found.equals(new HashSet<>(told))) {
      throw new Divergence("pages " + found + " are told instead of " + told);
    }
  }

  private static void expect(int result, int expected) {
    if (result != expected) {
      throw new Divergence("the call gives " + result + ", not " + expected);
    }
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public String refuse(String request) {
    int[] result = {0};
    stepper.act(USER, () -> result[0] = request(request));
    return result[0] < 0 ? Errno.of(result[0]).name() : "OK";
  }

  private int request(String request) {
    Range page = range(0, 1);
    return switch (request) {
      case "START" -> log.start(FRAME, List.of(page));
      case "START without a range" -> log.start(FRAME, List.of());
      case "START of pages of no size" -> log.start(0, List.of(page));
      case "START of pages that are no power of 2" -> log.start(3 * FRAME, List.of(range(0, 3)));
      case "START of pages of a negative size" ->
          log.start(Long.MIN_VALUE, List.of(new Range(0, Long.MIN_VALUE)));
      case "START of too many ranges" -> {
        expect(new DmaLog().start(FRAME, ranges(DmaLog.MAX_RANGES)), 0);
        yield log.start(FRAME, ranges(DmaLog.MAX_RANGES + 1));
      }
      case "START of a range that is not aligned" ->
          log.start(FRAME, List.of(new Range(BASE + 1, FRAME)));
      case "START of a length that is not aligned" ->
          log.start(FRAME, List.of(new Range(BASE, FRAME + 1)));
      case "START of an empty range" -> log.start(FRAME, List.of(page, range(2, 0)));
      case "START of a range beyond all addresses" ->
          log.start(FRAME, List.of(new Range(-FRAME, 2 * FRAME)));
      case "START of ranges that overlap" -> {
        int[] overlaps = {
          log.start(FRAME, List.of(range(0, 3), page)),
          log.start(FRAME, List.of(page, range(0, 3))),
          log.start(FRAME, List.of(range(0, 3), range(2, 2)))
        };
        expect(new DmaLog().start(FRAME, List.of(range(0, 1), range(1, 1))), 0);
        expect(new DmaLog().start(FRAME, List.of(range(1, 1), range(0, 1))), 0);
        expect(overlaps[1], overlaps[0]);
        expect(overlaps[2], overlaps[0]);
        yield overlaps[0];
      }
      case "START of too many pages" -> {
        long most = Integer.MAX_VALUE * FRAME;
        expect(new DmaLog().start(FRAME, List.of(new Range(0, most))), 0);
        yield log.start(FRAME, List.of(new Range(0, most + FRAME)));
      }
      case "REPORT" -> log.report(BASE, FRAME, FRAME, new BitSet());
      case "REPORT of pages that are too small" -> log.report(BASE, FRAME, FRAME / 2, new BitSet());
      case "REPORT of pages that are no power of 2" ->
          log.report(BASE, FRAME, 3 * FRAME, new BitSet());
      case "REPORT beyond all addresses" -> log.report(-FRAME, 2 * FRAME, FRAME, new BitSet());
      default ->
          throw new UnreplayableException("the binding does not know the request " + request);
    };
  }

  private static List<Range> ranges(int count) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(new Range(2 * i * FRAME, FRAME));
    }
    return Collections.unmodifiableList(ranges);
  }

  @Override
  public Object observe(String variable) {
    return switch (variable) {
      case "log" -> LOG.of((int) (log.pageSize() / FRAME), frames(log.ranges()));
      case "dirty" -> {
        Set<Integer> dirty = new HashSet<>();
        for (int frame = 0; frame < FRAMES; frame++) {
          if (log.written(address(frame))) {
            dirty.add(frame);
          }
        }
        yield dirty;
      }
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private static Set<List<Integer>> frames(List<Range> ranges) {
    return ranges.stream()
        .map(
            range -> List.of((int) ((range.iova() - BASE) / FRAME), (int) (range.length() / FRAME)))
        .collect(Collectors.toSet());
  }
}
