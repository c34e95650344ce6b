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
  /// Ctrl-C, and the signal by which a system asks a program to end, cancel the work: what was
  /// begun is given up in order, so that no half-written file stays. A second one ends the
  /// process at once.
  public static func run() async -> Never {
    #if canImport(Glibc)
      // glibc would keep eight arenas of memory a processor, and fill them one after the other. With
      // one a processor, those that receive would wait for those that render.
      CLinuxLimitArenas(Int32(clamping: Processors.count + 1))
    #endif
    // A closed pipe is no error; writing to one is answered by EPIPE instead of a signal.
    signal(SIGPIPE, SIG_IGN)
    let work = Task { await DebriefCommand.runAndSay() }
    let interrupts = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if work.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
        work.cancel()
      }
      source.resume()
      return source
    }
    let status = await work.value
    withExtendedLifetime(interrupts) {}
    exit(status)
  }
}
