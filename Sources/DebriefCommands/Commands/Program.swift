internal import ArgumentParser
internal import Dispatch
internal import Exporting
internal import LibC
internal import ResourceLimits

/// The program's entry point, called by `main`.
public enum Program {
  /// Runs the command line of the process, and exits with its exit code.
  ///
  /// Ctrl-C, SIGTERM and SIGHUP cancel the work: finished output is kept and unfinished work is
  /// abandoned cleanly, so that no half-written file remains. A second signal ends the process at
  /// once. A signal that was ignored when the program started, as `nohup` does with SIGHUP, stays
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
    let interrupts = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      isIgnored(signal(number, SIG_IGN)) ? nil : interrupt(number, of: work, on: queue)
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
    _ number: Int32, of work: Task<Int32, Never>, on queue: DispatchQueue
  ) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      if work.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
      work.cancel()
    }
    source.resume()
    return source
  }
}
