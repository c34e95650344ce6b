internal import ChildProcesses
internal import LibC
internal import TextScanning

/// A key that a command prints, such as that of a password manager.
struct KeyCommand {
  let key: APIKey

  private static let maximumSize = 64 << 10

  /// Runs a command in `/bin/sh`, and takes the first line of its standard output for the key.
  ///
  /// Its standard input and standard error are the program's own, so that it can ask for a
  /// passphrase. Signals act on it as usual.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` if it cannot be run, fails or prints nothing.
  init(_ command: String) throws(PailFlowError) {
    let process: ChildProcess
    let output: Int32
    do throws(ChildProcess.Failure) {
      let pipe = try ChildProcess.pipe()
      defer { close(pipe.writing) }
      output = pipe.reading
      var options = ChildProcess.Options()
      options.output = pipe.writing
      do throws(ChildProcess.Failure) {
        process = try ChildProcess("/bin/sh", ["/bin/sh", "-c", command], options)
      } catch {
        close(output)
        throw error
      }
    } catch {
      throw Self.failure("cannot be run: \(error.reason)")
    }
    let (line, end) = Self.result(of: process, from: output)
    guard line != nil else { throw Self.failure("printed too much for a key") }
    switch end {
    case .signalled(let signal): throw Self.failure("was ended by signal \(signal)")
    case .exited(let code) where code != 0:
      throw Self.failure("failed with exit code \(code)")
    case .exited: break
    }
    guard let line, line.contains(where: { !$0.isCWhiteSpace }) else {
      throw Self.failure("printed no key on its first line")
    }
    key = try APIKey(String(decoding: line, as: UTF8.self))
  }

  /// The first line that a process prints, or nil if it prints too much, and its status.
  ///
  /// Output is read until the process ends or closes it: a process that it leaves behind, which
  /// may keep it open, is not waited for. If the task is cancelled, the process is ended.
  private static func result(
    of process: ChildProcess, from descriptor: Int32
  ) -> (line: [UInt8]?, end: ChildProcess.End) {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    var end: ChildProcess.End?
    var isRunning: Bool { end == nil }
    var isOpen = true
    while isRunning || isOpen {
      if isRunning {
        if Task.isCancelled { kill(process.id, SIGTERM) }
        end = process.end()
      }
      guard isOpen else {
        usleep(10_000)
        continue
      }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, isRunning ? 50 : 0) > 0 else {
        // What was printed before the end is there by now.
        if !isRunning {
          close(descriptor)
          isOpen = false
        }
        continue
      }
      let count = read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      if count > 0 { bytes += part[..<count] }
      if count <= 0 || bytes.count > maximumSize {
        // Ends a process that prints more than is read.
        close(descriptor)
        isOpen = false
        if count <= 0 { continue }
        return (nil, end ?? process.wait())
      }
    }
    return (Array(bytes.prefix { $0 != UInt8(ascii: "\n") }), end ?? process.wait())
  }

  private static func failure(_ what: String) -> PailFlowError {
    PailFlowError(.missingKey, "the command for the API key \(what)", advice: .checkKeyCommand)
  }
}
