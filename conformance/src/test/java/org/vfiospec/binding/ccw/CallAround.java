package org.vfiospec.binding.ccw;

import org.vfiospec.vfio.Call;

/** A call with something more before and after each of its stages. */
abstract class CallAround<S extends Enum<S>> extends Call<S> {
  private final Call<S> call;

  CallAround(Call<S> call) {
    super(call.stage());
    this.call = call;
  }

  abstract void before(S stage);

  abstract void after(S stage, boolean last);

  @Override
  public boolean ready() {
    return call.ready();
  }

  @Override
  protected S perform(S stage) {
    before(stage);
    call.step();
    after(stage, call.done());
    return call.stage();
  }
}
