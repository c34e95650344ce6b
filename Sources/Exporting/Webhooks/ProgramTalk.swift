internal import ChildProcesses
internal import LibC

/// The exchange with a running program: what it gets to read, and what it prints.
struct ProgramTalk {
  private let process: ChildProcess
  private var input: ArraySlice<UInt8>
  /// The pipe to the program; nil once it has everything, or reads no more.
  private var writing: Int32?
  /// The pipe from the program; nil once it has closed it.
  private var reading: Int32?
  private let outputLimit: Int
  private var output: [UInt8] = []
  private var isCut = false

  /// How long to wait for anything at a time, in milliseconds.
  private static let tick: Int32 = 20
  /// The most bytes that are read before the time is looked at again: what a pipe holds on Linux.
  private static let readLimit = 64 << 10

  /// Takes over the ends of two pipes.
  init(
    process: ChildProcess, input: [UInt8], writing: Int32, reading: Int32, outputLimit: Int
  ) {
    self.process = process
    self.input = input[...]
    self.writing = writing
    self.reading = reading
    self.outputLimit = outputLimit
    for end in [writing, reading] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
  }

  /// The lines printed so far.
  var lines: [String] {
    let lines = output.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    return lines + (isCut ? ["… (more was printed than is shown)"] : [])
  }

  /// Talks to the program until it ends, or ends it with all processes of its group.
  ///
  /// A process that it leaves behind may keep its output open, and is not waited for.
  ///
  /// - Parameter deadline: Until when it may run.
  /// - Returns: How it ended; nil if it had to be ended.
  mutating func finish(until deadline: () -> ContinuousClock.Instant) -> ChildProcess.End? {
    defer {
      closeInput()
      closeOutput()
    }
    while true {
      if let end = process.end() {
        read()
        return end
      }
      guard ContinuousClock.now < deadline() else {
        kill(-process.id, SIGKILL)
        // If it has left its group.
        kill(process.id, SIGKILL)
        _ = process.wait()
        read()
        return nil
      }
      var waiting = [
        pollfd(fd: writing ?? -1, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: reading ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&waiting, nfds_t(waiting.count), Self.tick) > 0 else { continue }
      if waiting[0].revents != 0 { write() }
      if waiting[1].revents != 0 { read() }
    }
  }

  private mutating func write() {
    guard let writing else { return }
    let count = input.withUnsafeBytes { systemWrite(writing, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    let isBlocked = count < 0 && (errno == EAGAIN || errno == EINTR)
    // A program that does not read its input is no failure.
    if input.isEmpty || (count < 0 && !isBlocked) { closeInput() }
  }

  private mutating func read() {
    var part = [UInt8](repeating: 0, count: 4_096)
    var total = 0
    // A program that prints faster than this reads must not keep it from looking at the time.
    while let reading, total < Self.readLimit {
      let count = systemRead(reading, &part, part.count)
      guard count > 0 else {
        if count == 0 || (errno != EAGAIN && errno != EINTR) { closeOutput() }
        return
      }
      total += count
      let room = max(outputLimit - output.count, 0)
      isCut = isCut || count > room
      output += part.prefix(min(count, room))
    }
  }

  private mutating func closeInput() {
    if let writing { close(writing) }
    writing = nil
  }

  private mutating func closeOutput() {
    if let reading { close(reading) }
    reading = nil
  }
}

// Keeps these names from being looked up as members.
private let systemWrite = write
private let systemRead = read
