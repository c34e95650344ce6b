internal import Archive

/// Writes lines that arrive in any order into a file in order of position.
struct LineQueue: ~Copyable {
  private var writer: LineWriter
  private var held: HeldLines
  /// The last position covered at the start.
  let firstNew: Int64

  init(_ writer: consuming LineWriter, spillingInto folder: Folder, calls: FileCalls) {
    firstNew = writer.through
    self.writer = writer
    held = HeldLines(spillingInto: folder, calls: calls)
  }

  /// The last position that is covered.
  var through: Int64 { writer.through }

  /// Whether there is something to record.
  var hasProgress: Bool { writer.hasProgress }

  /// Takes a line.
  mutating func append(_ line: ArchivedFile, _ text: OutputText) throws {
    guard line.position == through + 1 else { return try held.hold(line, text) }
    try writer.append(line, text)
    try goOn()
  }

  /// Records that some positions have no line.
  mutating func pass(_ positions: ClosedRange<Int64>) throws {
    guard positions.lowerBound == through + 1 else { return held.holdNothing(positions) }
    try writer.pass(through: positions.upperBound)
    try goOn()
  }

  /// Ends an open gzip member when nothing more will arrive.
  mutating func finish() throws {
    try writer.endMember()
  }

  /// Flushes everything written to disk, and returns what can then be recorded.
  mutating func synced() throws -> LineWriter.Progress {
    try writer.synced()
  }

  private mutating func goOn() throws {
    while let entry = try held.take(through + 1) {
      switch entry {
      case .line(let line, let text): try writer.append(line, text)
      case .nothing(let end): try writer.pass(through: end)
      }
    }
  }
}
