internal import ArgumentParser
internal import Dispatch
internal import Exporting
internal import LibC
internal import ResourceLimits
internal import Synchronization

/// The program's entry point, called by `main`.
public enum Program {
  /// Runs the command line of the process, and exits with its exit code.
  ///
  /// Ctrl-C, SIGTERM and SIGHUP cancel the work: finished output is kept and unfinished work is
  /// abandoned cleanly, so that no half-written file remains. A second signal ends the process at
  /// once, unless it comes together with the first one: `timeout` of coreutils sends its signal to the
  /// process, and then to its group, which has the process in it. A signal that was ignored when the program started, as `nohup` does with SIGHUP, stays
  /// ignored.
  public static func run() async -> Never {
    FileSystem.occupyStandardDescriptors()
    HeapMemory.configure(processors: Processors.count)
    OpenFileLimit.raise()
    // A closed pipe is not an error: writing to one returns EPIPE instead of raising a signal.
    signal(SIGPIPE, SIG_IGN)
    let work = Task { await DebriefCommand.runAndSay() }
    // A queue of its own, which gets a thread even when the others are busy.
    let queue = DispatchQueue(label: "debrief.signals")
    let interruption = Interruption()
    let interrupts = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      isIgnored(signal(number, SIG_IGN))
        ? nil : interrupt(number, of: work, on: queue, noting: interruption)
    }
    let status = await work.value
    withExtendedLifetime(interrupts) {}
    exit(status)
  }

  #if canImport(Darwin)
    private typealias Handler = (@convention(c) (Int32) -> Void)?
  #else
    private typealias Handler = __sighandler_t?
  #endif

  private static func isIgnored(_ handler: Handler) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func interrupt(
    _ number: Int32, of work: Task<Int32, Never>, on queue: DispatchQueue,
    noting interruption: Interruption
  ) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      if interruption.isRepeated(at: .now) { _exit(ExitStatus.interrupted.rawValue) }
      work.cancel()
    }
    source.resume()
    return source
  }
}

/// The signals that have come, of which a second one ends the process.
final class Interruption: Sendable {
  private let first = Mutex<ContinuousClock.Instant?>(nil)

  /// Signals as close as this to the first one are the same.
  private static let shortest = Duration.milliseconds(500)

  /// Takes a signal; true if it is a second one.
  func isRepeated(at now: ContinuousClock.Instant) -> Bool {
    first.withLock { first in
      guard let time = first else {
        first = now
        return false
      }
      return now - time >= Self.shortest
    }
  }
}
