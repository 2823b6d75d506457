package org.vfiospec.replay;

import java.util.HashMap;
import java.util.Map;
import org.vfiospec.vfio.Call;

/** All contexts on the calling thread, which interleaves their calls stage by stage. */
public final class OneThread implements Stepper {
  private final Map<String, Call<?>> calls = new HashMap<>();

  @Override
  public void enter(String context, Call<?> call) {
    calls.put(context, call);
  }

  @Override
  public void step(String context) {
    Call<?> call = calls.get(context);
    if (call == null || call.done()) {
      throw new Divergence(context + " is in no call");
    }
    if (!call.ready()) {
      throw new Divergence(context + " waits before " + call.stage());
    }
    attempt(context, call::step);
  }

  @Override
  public void act(String context, Runnable action) {
    attempt(context, action);
  }

  private static void attempt(String context, Runnable step) {
    try {
      step.run();
    } catch (Divergence divergence) {
      throw divergence;
    } catch (RuntimeException | Error failure) {
      throw Divergence.failed(context, failure);
    }
  }

  @Override
  public void reset() {
    calls.clear();
  }

  @Override
  public void close() {
    reset();
  }
}
