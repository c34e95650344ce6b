internal import ArgumentParser

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The program as `main` starts it.
public enum Program {
  /// Runs the command line of the process and ends the process with its exit code.
  public static func run() async -> Never {
    // A closed pipe is no error; writing to one is answered by EPIPE instead of a signal.
    signal(SIGPIPE, SIG_IGN)
    await DebriefCommand.main()
    exit(ExitStatus.done.rawValue)
  }
}
