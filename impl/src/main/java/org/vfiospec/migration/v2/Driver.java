package org.vfiospec.migration.v2;

import org.vfiospec.migration.Hardware;
import org.vfiospec.vfio.ContextMutex;

/**
 * What the calls of one device share: the state, the transfer, and the two locks.
 *
 * <p>The state mutex guards state and transfer. The reset lock guards {@code deferredReset}, and is
 * never held across a stage.
 */
final class Driver implements StatesView {
  final DesignChoices choices;
  final MigrationFlags flags;
  final Hardware hardware;
  final DataFds fds;
  private final int longestTransfer;
  final ContextMutex stateMutex = new ContextMutex();
  private final Object resetLock = new Object();

  private volatile boolean opened;
  private volatile DeviceState state = DeviceState.RUNNING;
  private volatile SavingFile saving;
  private volatile LoadingFile loading;

  /** Guarded by {@link #resetLock} for whoever decides by it. */
  private volatile boolean deferredReset;

  Driver(
      DesignChoices choices,
      MigrationFlags flags,
      Hardware hardware,
      DataFds fds,
      int longestTransfer) {
    this.choices = choices;
    this.flags = flags;
    this.hardware = hardware;
    this.fds = fds;
    this.longestTransfer = longestTransfer;
  }

  /** The first look of the loop that takes the device to the wanted state. */
  NextStep nextStep(DeviceState wanted) {
    return NextStep.from(state, wanted, flags, choices.skip());
  }

  void open() {
    state = DeviceState.RUNNING;
    opened = true;
  }

  void close() {
    opened = false;
    endTransfer();
    hardware.reset();
  }

  void commit(DeviceState next) {
    state = next;
  }

  SavingFile beginSaving(SavingFile file) {
    saving = file;
    return file;
  }

  LoadingFile beginLoading() {
    loading = new LoadingFile(longestTransfer);
    return loading;
  }

  void endTransfer() {
    if (saving != null) {
      saving.disable();
      saving = null;
    }
    if (loading != null) {
      loading.disable();
      loading = null;
    }
  }

  SavingFile savingFile() {
    return saving;
  }

  LoadingFile loadingFile() {
    return loading;
  }

  /** The hardware was reset: whoever drops the mutex has to draw the consequences. */
  void deferReset() {
    synchronized (resetLock) {
      deferredReset = true;
    }
  }

  /**
   * The same, and takes the mutex if nobody has it.
   *
   * @return whether it did; else its owner does the rest
   */
  boolean deferResetAndTryLock(Object context) {
    synchronized (resetLock) {
      deferredReset = true;
      return stateMutex.tryLock(context);
    }
  }

  /**
   * Drops the mutex, unless a reset was deferred.
   *
   * @return whether one was: the context still has the mutex, and {@link #clean} is for it to do
   */
  boolean deferredOrUnlock(Object context) {
    synchronized (resetLock) {
      if (deferredReset) {
        deferredReset = false;
        return true;
      }
      stateMutex.unlock(context);
      return false;
    }
  }

  /** What a reset of the hardware means for state and transfer. */
  void clean() {
    state = DeviceState.RUNNING;
    endTransfer();
  }

  /** Drops the mutex, and does what has to be done before, if the context has it. */
  void abandon(Object context) {
    if (stateMutex.owner() == context) {
      while (deferredOrUnlock(context)) {
        clean();
      }
    }
  }

  @Override
  public boolean opened() {
    return opened;
  }

  @Override
  public DeviceState state() {
    return state;
  }

  @Override
  public Transfer transfer() {
    SavingFile save = saving;
    LoadingFile load = loading;
    return save != null
        ? new Transfer(Transfer.Kind.SAVING, save.unread(), save.complete())
        : load != null
            ? new Transfer(Transfer.Kind.LOADING, load.written(), false)
            : new Transfer(Transfer.Kind.NONE, new byte[0], false);
  }

  @Override
  public boolean deferredReset() {
    return deferredReset;
  }

  @Override
  public Object mutexOwner() {
    return stateMutex.owner();
  }
}
