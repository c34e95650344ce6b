/// The direction controls of a line that are open, so that each is closed and nothing else is.
struct DirectionStack {
  /// One open control.
  private struct Entry {
    let isIsolate: Bool
    /// Whether the control was written; one that is nested too deep is not.
    let isWritten: Bool
  }

  /// How many controls may be open: each raises the embedding level by one or two, and levels
  /// end at 125 (UAX #9, BD2).
  private static let limit = 60

  private var entries: [Entry] = []
  private var openIsolates = 0
  /// Whether the line so far holds a control that was written.
  private var isUsed = false
  /// Where in the output the line's first control is.
  private var firstOpening: Int?
  /// Where in the output all controls were closed for the first time.
  private var firstClosing: Int?

  /// Writes a control of the text if it opens something or closes something that is open.
  mutating func handle(_ control: DirectionControl, output: inout [UInt8]) {
    switch control {
    case .popEmbedding:
      // An isolate keeps what is around it from being closed (X7).
      guard let last = entries.last, !last.isIsolate else { return }
      close(output: &output)
    case .popIsolate:
      // Closes the embeddings in the isolate, too (X6a).
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

  /// Ends a line of the output: closes all that is open, for directions end with their line, and
  /// wraps a line that holds controls in an isolate, unless one is around it already.
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

  private mutating func open(
    _ control: DirectionControl, isIsolate: Bool, output: inout [UInt8]
  ) {
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
