package org.vfiospec.tlc.inside;

import java.io.IOException;
import java.net.ServerSocket;
import java.rmi.NotBoundException;
import java.util.List;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.OutputCollector;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.WorkerException;
import tlc2.tool.distributed.TLCApp;
import tlc2.tool.distributed.TLCServer;

/**
 * The main class of a process that is TLC's server of one distributed search. TLC's own main class
 * does not check assumptions, does not end when it finds something in an initial state, does not
 * count the states that were generated, and of a behaviour prints the last two states and not what
 * they violate; this one does all that.
 */
public final class DistributedServer extends TLCServer {
  private static final long serialVersionUID = 1L;

  private final transient TLCApp app;
  private final long initial;
  private boolean told;

  private DistributedServer(TLCApp app) throws IOException, NotBoundException {
    super(app);
    this.app = app;
    initial = initialStates(app);
  }

  /** Arguments: those of TLC's server. */
  public static void main(String[] arguments) {
    ParentProcess.endWithIt();
    int status = 0;
    try {
      search(arguments);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      MP.printError(EC.GENERAL, e);
      status = 1;
    }
    // TLC's remote objects keep threads that would never end.
    System.exit(status);
  }

  private static void search(String[] arguments) throws Exception {
    TLCGlobals.setNumWorkers(0);
    TLCApp app = TLCApp.create(arguments);
    if (app == null || app.tool.checkAssumptions() != EC.NO_ERROR) {
      return;
    }
    DistributedServer server = new DistributedServer(app);
    Port = freePort();
    System.out.println("REGISTRY " + Port);
    server.modelCheck();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static long initialStates(TLCApp app) {
    long[] found = {0};
    try {
      app.getInitStates(
          state -> {
            found[0]++;
            return state;
          });
    } catch (RuntimeException | StackOverflowError e) {
      // TLC will meet it, too, and say what is wrong.
      return 0;
    }
    return found[0];
  }

  /** A worker has answered; its answer is short of one state for every set of fingerprints. */
  @Override
  public void addStatesGeneratedDelta(long generated) {
    super.addStatesGeneratedDelta(generated + fpSetManager.numOfServers());
  }

  /**
   * The initial states, and those that workers generated. TLC asks at the end, before it closes the
   * file of its behaviours, and ends the process if it found something; that is when to say what.
   */
  @Override
  public synchronized long getStatesGenerated() {
    if (!isRunning() && !told) {
      told = true;
      tell(OutputCollector.getTrace());
    }
    return initial + workerStatesGenerated.get();
  }

  private void tell(List<TLCStateInfo> behaviour) {
    if (behaviour.isEmpty()) {
      return;
    }
    TLCState first = behaviour.get(0).state;
    TLCState last = behaviour.get(behaviour.size() - 1).state;
    TLCState second = last == first ? null : last;
    tellCause(first, second);
    // Levels do not come over the network: TLC took it for an initial state, and printed no other.
    first.setPredecessor(first);
    System.out.println("BEHAVIOUR");
    try {
      trace.printTrace(first, second);
    } catch (IOException | WorkerException e) {
      MP.printError(EC.GENERAL, e);
    }
    System.out.println("END");
  }

  /** Repeats what failed at the end of the behaviour. */
  private void tellCause(TLCState first, TLCState second) {
    TLCState last = second == null ? first : second;
    try {
      app.checkState(first, last);
      app.isInModel(last);
      app.getNextStates(last);
    } catch (WorkerException | RuntimeException | StackOverflowError e) {
      System.out.println("CAUSE " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    }
  }
}
