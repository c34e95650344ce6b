/// An explicit direction control of the bidirectional algorithm (UAX #9, table 4).
enum DirectionControl: UInt32 {
  case leftToRightEmbedding = 0x202A
  case rightToLeftEmbedding = 0x202B
  case popEmbedding = 0x202C
  case leftToRightOverride = 0x202D
  case rightToLeftOverride = 0x202E
  case leftToRightIsolate = 0x2066
  case rightToLeftIsolate = 0x2067
  case firstStrongIsolate = 0x2068
  case popIsolate = 0x2069

  /// Appends the control in UTF-8.
  func write(to output: inout [UInt8]) {
    output.append(0xE2)
    output.append(UInt8(truncatingIfNeeded: 0x80 | rawValue >> 6 & 0x3F))
    output.append(UInt8(truncatingIfNeeded: 0x80 | rawValue & 0x3F))
  }
}

/// The open direction controls of a line: every control that opens is closed, and a control that
/// closes nothing is dropped.
struct DirectionStack {
  /// An open control.
  private struct Entry {
    let isIsolate: Bool
    /// Whether the control was written; one nested too deep is not.
    let isWritten: Bool
  }

  /// The maximum number of open controls: each raises the embedding level by one or two, and the
  /// maximum level is 125 (UAX #9, BD2).
  private static let limit = 60

  private var entries: [Entry] = []
  private var openIsolates = 0
  /// Whether a control was written on the line so far.
  private var isUsed = false
  /// The output offset of the line's first control.
  private var firstOpening: Int?
  /// The output offset at which all controls were first closed.
  private var firstClosing: Int?

  /// Writes a control if it opens something or closes something that is open.
  mutating func handle(_ control: DirectionControl, output: inout [UInt8]) {
    switch control {
    case .popEmbedding:
      // Inside an isolate, embeddings outside it cannot be closed (X7).
      guard let last = entries.last, !last.isIsolate else { return }
      close(output: &output)
    case .popIsolate:
      // Also closes the embeddings inside the isolate (X6a).
      guard openIsolates > 0 else { return }
      while let last = entries.last, !last.isIsolate { close(output: &output) }
      close(output: &output)
    case .leftToRightIsolate, .rightToLeftIsolate, .firstStrongIsolate:
      open(control, isIsolate: true, output: &output)
      openIsolates += 1
    case .leftToRightEmbedding, .rightToLeftEmbedding, .leftToRightOverride,
      .rightToLeftOverride:
      open(control, isIsolate: false, output: &output)
    }
  }

  /// Ends a line of the output: closes everything that is open, since directions end with their
  /// line, and wraps a line with controls in an isolate unless it already is in one.
  mutating func endLine(from start: Int, output: inout [UInt8]) {
    while !entries.isEmpty { close(output: &output) }
    guard isUsed else { return }
    let isIsolated =
      firstOpening == start && firstClosing == output.count
      && output[start...].starts(with: "\u{2068}".utf8)
    if !isIsolated {
      output.insert(contentsOf: "\u{2068}".utf8, at: start)
      output.append(contentsOf: "\u{2069}".utf8)
    }
    self = DirectionStack()
  }

  private mutating func open(_ control: DirectionControl, isIsolate: Bool, output: inout [UInt8]) {
    let isWritten = entries.count < Self.limit
    entries.append(Entry(isIsolate: isIsolate, isWritten: isWritten))
    guard isWritten else { return }
    firstOpening = firstOpening ?? output.count
    control.write(to: &output)
    isUsed = true
  }

  private mutating func close(output: inout [UInt8]) {
    guard let entry = entries.popLast() else { return }
    if entry.isIsolate { openIsolates -= 1 }
    guard entry.isWritten else { return }
    (entry.isIsolate ? DirectionControl.popIsolate : .popEmbedding).write(to: &output)
    if entries.isEmpty { firstClosing = firstClosing ?? output.count }
  }
}
