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
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Self.failure("cannot be run: \(Self.lastError())") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try Self.start(command, output: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    let (line, status) = Self.result(of: process, from: ends[0])
    // The macros of wait(2), which Swift does not import.
    let signal = status & 0x7F
    let code = status >> 8 & 0xFF
    guard line != nil else { throw Self.failure("printed too much for a key") }
    guard signal == 0 else { throw Self.failure("was ended by signal \(signal)") }
    guard code == 0 else { throw Self.failure("failed with exit code \(code)") }
    guard let line, line.contains(where: { !$0.isCWhiteSpace }) else {
      throw Self.failure("printed no key on its first line")
    }
    key = try APIKey(String(decoding: line, as: UTF8.self))
  }

  /// Starts a shell with a command, whose standard output goes to a descriptor.
  private static func start(_ command: String, output: Int32) throws(PailFlowError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // The program ignores these signals, or handles them itself.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // The threads of a task pool block all signals, which a process would inherit.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    let words: [String] = ["/bin/sh", "-c", command]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ)
    guard code == 0 else { throw failure("cannot be run: \(String(cString: strerror(code)))") }
    return process
  }

  /// The first line that a process prints, or nil if it prints too much, and its status.
  ///
  /// Output is read until the process ends or closes it: a process that it leaves behind, which
  /// may keep it open, is not waited for. If the task is cancelled, the process is ended.
  private static func result(
    of process: pid_t, from descriptor: Int32
  ) -> (line: [UInt8]?, status: Int32) {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    var status: Int32 = 0
    var isRunning = true
    var isOpen = true
    while isRunning || isOpen {
      if isRunning, Task.isCancelled { kill(process, SIGTERM) }
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || ended < 0 && errno != EINTR { isRunning = false }
      guard isOpen else {
        usleep(10_000)
        continue
      }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, isRunning ? 50 : 0) > 0 else {
        // What was printed before the end is there by now.
        if !isRunning { isOpen = false }
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
        while isRunning, waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (nil, status)
      }
    }
    return (Array(bytes.prefix { $0 != UInt8(ascii: "\n") }), status)
  }

  private static func failure(_ what: String) -> PailFlowError {
    PailFlowError(.missingKey, "the command for the API key \(what)", advice: .checkKeyCommand)
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}
