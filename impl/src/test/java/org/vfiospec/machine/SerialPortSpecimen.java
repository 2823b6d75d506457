package org.vfiospec.machine;

import java.time.Duration;
import java.util.Random;
import org.vfiospec.migration.Hardware;
import org.vfiospec.serial.Lsr;
import org.vfiospec.serial.Uart16550;
import org.vfiospec.vfio.EventFd;

/** A serial port, without a thread of its own. */
final class SerialPortSpecimen implements Specimen {
  final EventFd interrupt = new EventFd();
  final Uart16550 uart = new Uart16550(interrupt);
  private final SerialPortHardware hardware = new SerialPortHardware(uart, Duration.ofSeconds(30));

  @Override
  public Hardware hardware() {
    return hardware;
  }

  @Override
  public Object state() {
    return uart.state();
  }

  @Override
  public void use(Random random) {
    Object before = uart.state();
    do {
      useOnce(random);
    } while (uart.state().equals(before));
  }

  private void useOnce(Random random) {
    switch (random.nextInt(8)) {
      case 0 -> uart.write(random.nextInt(Uart16550.REGISTERS), random.nextInt(256));
      case 1 -> uart.read(random.nextInt(Uart16550.REGISTERS));
      case 2 -> uart.shiftOut(character -> {});
      case 3 -> uart.shiftIn(random.nextInt(256), random.nextInt(4) == 0 ? Lsr.PARITY : 0);
      case 4 -> uart.idle();
      case 5 -> uart.write(Uart16550.IIR_FCR, 0x81);
      case 6 -> uart.write(Uart16550.MCR, random.nextInt(16));
      default -> uart.write(Uart16550.RBR_THR, random.nextInt(256));
    }
  }

  @Override
  public boolean frozen() {
    return uart.frozen();
  }

  @Override
  public void close() {
    // nothing runs
  }
}
