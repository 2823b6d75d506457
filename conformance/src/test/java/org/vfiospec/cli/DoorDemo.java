package org.vfiospec.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vfiospec.demo.Demo;
import org.vfiospec.demo.DemoException;
import org.vfiospec.demo.DemoProgress;
import org.vfiospec.demo.DemoReport;
import picocli.CommandLine.Option;

/** Somebody knocks at the door. */
public final class DoorDemo implements Demo {
  @Option(names = "--times", defaultValue = "1")
  private int times;

  @Override
  public String name() {
    return "knock";
  }

  @Override
  public String description() {
    return "Somebody knocks at the door.";
  }

  @Override
  public DemoReport run(Path specifications, DemoProgress progress) {
    if (times == 0) {
      throw new DemoException("there is nobody");
    }
    for (int i = 0; i < times; i++) {
      progress.reached("knock " + i, i, times);
    }
    progress.told("the door opens");
    return new DemoReport(times < 3, List.of("knocked " + times), Map.of("times", times));
  }
}
