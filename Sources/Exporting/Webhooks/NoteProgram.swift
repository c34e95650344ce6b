internal import ChildProcesses
internal import Dispatch
internal import LibC
internal import Synchronization

/// A program that runs after each note, with an event on its standard input.
///
/// It is started without a shell, and with neither the key of the service nor the secret of the webhook
/// in its environment.
package struct NoteProgram: Sendable {
  /// The path of the program.
  package let path: String
  /// How long it may run; then it and the processes it has started are ended.
  package var limit = Duration.seconds(60)

  /// The variables that it does not get: the key of the service, the secret of the webhook, and the
  /// folder in which systemd puts both.
  package static let hiddenVariables = [
    "PAILFLOW_API_KEY", "DEBRIEF_SERVE_SECRET", "CREDENTIALS_DIRECTORY",
  ]
  /// The most bytes of its output that are kept.
  private static let outputLimit = 16 << 10

  /// Names a program.
  ///
  /// - Throws: An ``ExportError`` of the kind usage if the path is not that of an executable file.
  package init(path: String) throws(ExportError) {
    guard FileSystem.kind(of: path) == .file else {
      throw ExportError(
        .usage, at: path, "there is no such program",
        advice: "give the path of an executable file; no shell looks for it")
    }
    guard access(path, X_OK) == 0 else {
      throw ExportError(
        .usage, at: path, "this file cannot be executed: \(FileSystem.lastError())",
        advice: .text("make it executable, for example with chmod +x"))
    }
    // Without a slash, it would be one of the working directory all the same: nothing is searched.
    self.path = path
  }

  /// What a run came to.
  struct Result: Sendable {
    /// Why it failed; nil if it ended well.
    var failure: String?
    /// The lines that it printed, on standard output or standard error.
    var lines: [String] = []
  }

  /// Runs the program, and waits for its end.
  ///
  /// - Parameters:
  ///   - input: What it gets on its standard input.
  ///   - deadline: A time that may come closer while it runs, after which it is ended.
  func run(_ input: [UInt8], until deadline: @escaping @Sendable () -> ContinuousClock.Instant?)
    async -> Result
  {
    await withCheckedContinuation { continuation in
      // It waits in system calls, and must not take a thread from anything else.
      let queue = DispatchQueue(label: "debrief.program")
      queue.async { continuation.resume(returning: result(of: input, until: deadline)) }
    }
  }

  private func result(
    of input: [UInt8], until deadline: () -> ContinuousClock.Instant?
  ) -> Result {
    do throws(ChildProcess.Failure) {
      let toProgram = try ChildProcess.pipe()
      let fromProgram: (reading: Int32, writing: Int32)
      do throws(ChildProcess.Failure) {
        fromProgram = try ChildProcess.pipe()
      } catch {
        close(toProgram.reading)
        close(toProgram.writing)
        throw error
      }
      var options = ChildProcess.Options()
      options.environment = ChildProcess.environment.filter {
        !Self.hiddenVariables.contains($0.key)
      }
      options.input = toProgram.reading
      options.output = fromProgram.writing
      options.error = fromProgram.writing
      options.isApart = true
      let process: ChildProcess
      do throws(ChildProcess.Failure) {
        defer {
          close(toProgram.reading)
          close(fromProgram.writing)
        }
        process = try ChildProcess(path, [path], options)
      } catch {
        close(toProgram.writing)
        close(fromProgram.reading)
        throw error
      }
      var talk = ProgramTalk(
        process: process, input: input, writing: toProgram.writing, reading: fromProgram.reading,
        outputLimit: Self.outputLimit)
      let own = ContinuousClock.now + limit
      let end = talk.finish { min(own, deadline() ?? own) }
      var result = Result(lines: talk.lines)
      switch end {
      case .exited(0): break
      case .exited(let code): result.failure = "ended with exit code \(code)"
      case .signalled(let signal): result.failure = "was ended by signal \(signal)"
      case nil:
        result.failure =
          ContinuousClock.now < own
          ? "was ended, because debrief is being stopped"
          : "was ended after \(limit.components.seconds) s"
      }
      return result
    } catch {
      return Result(failure: "could not be started: \(error.reason)")
    }
  }
}
