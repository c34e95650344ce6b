internal import ArgumentParser
internal import Dispatch
internal import Exporting

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import CLinux
  internal import Glibc
#endif

/// The program as `main` starts it.
public enum Program {
  /// Runs the command line of the process and ends the process with its exit code.
  ///
  /// Ctrl-C, SIGTERM and SIGHUP cancel the work: what is there is kept, and what was begun is given
  /// up in order, so that no half-written file stays. A second signal ends the process at once. A
  /// signal that was ignored when the program started, as `nohup` does with SIGHUP, stays ignored.
  public static func run() async -> Never {
    #if canImport(Glibc)
      // glibc would keep eight arenas of memory a processor, and fill them one after the other. With
      // one a processor, those that receive would wait for those that render.
      CLinuxLimitArenas(Int32(clamping: Processors.count + 1))
    #endif
    OpenFileLimit.raise()
    // A closed pipe is no error; writing to one is answered by EPIPE instead of a signal.
    signal(SIGPIPE, SIG_IGN)
    let work = Task { await DebriefCommand.runAndSay() }
    // A queue of its own, which gets a thread however busy the others are.
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
