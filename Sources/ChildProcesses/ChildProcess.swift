internal import LibC

#if os(Linux)
  internal import CLinux
#endif

/// A program that this one has started, and must wait for.
package struct ChildProcess: Sendable {
  /// Why a program could not be started, in the system's words.
  package struct Failure: Error {
    /// The reason.
    package let reason: String
  }

  /// How a program is started.
  package struct Options: Sendable {
    /// The variables of its environment; nil for those of this process.
    package var environment: [String: String]?
    /// Its standard input; nil for that of this process.
    package var input: Int32?
    /// Its standard output; nil for that of this process.
    package var output: Int32?
    /// Its standard error; nil for that of this process.
    package var error: Int32?
    /// Whether it is apart from this process: it leads a process group of its own, which a signal of
    /// the terminal does not reach, and has none of the other files that are open here.
    package var isApart = false

    /// Makes options under which a program shares everything with this process.
    package init() {}
  }

  /// The number of the process, and of its group if it is apart.
  package let id: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The path of its file; nothing is searched for.
  ///   - arguments: Its arguments, beginning with its own name.
  package init(
    _ path: String, _ arguments: [String], _ options: Options = Options()
  ) throws(Failure) {
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
    let streams = [
      (options.input, STDIN_FILENO), (options.output, STDOUT_FILENO),
      (options.error, STDERR_FILENO),
    ]
    for case (let given?, let standard) in streams {
      posix_spawn_file_actions_adddup2(&actions, given, standard)
    }
    #if canImport(Glibc)
      if options.isApart { CLinuxCloseFrom(&actions, STDERR_FILENO + 1) }
    #endif
    // The program ignores these signals, or handles them itself.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // The threads of a task pool block all signals, which a process would inherit.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    var flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    if options.isApart { flags |= Int16(POSIX_SPAWN_SETPGROUP) }
    posix_spawnattr_setflags(&attributes, flags)

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let variables = options.environment?.sorted { $0.key < $1.key }
    var settings: [UnsafeMutablePointer<CChar>?] =
      (variables?.map { strdup("\($0.key)=\($0.value)") } ?? []) + [nil]
    defer { for setting in settings { free(setting) } }
    var process: pid_t = 0
    let code =
      variables == nil
      ? posix_spawn(&process, path, &actions, &attributes, &words, environ)
      : posix_spawn(&process, path, &actions, &attributes, &words, &settings)
    guard code == 0 else { throw Failure(reason: String(cString: strerror(code))) }
    id = process
  }

  /// The variables of this process's environment.
  package static var environment: [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<sign])] = String(text[text.utf8.index(after: sign)...])
      }
      next += 1
    }
    return variables
  }
}

extension ChildProcess {
  /// How a process ended (the macros of wait(2), which Swift does not import).
  package enum End: Sendable, Hashable {
    /// It returned an exit code.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
  }

  /// How the process ended; nil while it runs.
  package func end() -> End? {
    var status: Int32 = 0
    let ended = waitpid(id, &status, WNOHANG)
    guard ended == id || ended < 0 && errno != EINTR else { return nil }
    return Self.end(of: status)
  }

  /// Waits for the process, and tells how it ended.
  package func wait() -> End {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return Self.end(of: status)
  }

  private static func end(of status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
  }

  /// A pipe whose ends other processes do not inherit.
  ///
  /// - Throws: A ``Failure`` if the process has too many files open.
  package static func pipe() throws(Failure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let result = systemPipe(&ends)
      if result == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
    #else
      let result = CLinuxPipe(&ends)
    #endif
    guard result == 0 else { throw Failure(reason: String(cString: strerror(errno))) }
    return (ends[0], ends[1])
  }
}

#if canImport(Darwin)
  // Keeps the name from being looked up as a member.
  private let systemPipe = pipe
#endif
