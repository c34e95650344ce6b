internal import Archive

/// Puts lines that come in any order into a file in the order of their positions.
struct LineQueue: ~Copyable {
  private var writer: LineWriter
  private var held: HeldLines
  /// The last position that was accounted for at the beginning.
  let firstNew: Int64

  init(_ writer: consuming LineWriter, spillingInto folder: Folder, calls: FileCalls) {
    firstNew = writer.through
    self.writer = writer
    held = HeldLines(spillingInto: folder, calls: calls)
  }

  /// The last position that is accounted for.
  var through: Int64 { writer.through }

  /// Whether there is something to record.
  var hasProgress: Bool { writer.hasProgress }

  /// Takes a line.
  mutating func append(_ line: ArchivedFile, _ text: OutputText) throws {
    guard line.position == through + 1 else { return try held.hold(line, text) }
    try writer.append(line, text)
    try goOn()
  }

  /// Takes that some positions have no line.
  mutating func pass(_ positions: ClosedRange<Int64>) throws {
    guard positions.lowerBound == through + 1 else { return held.holdNothing(positions) }
    try writer.pass(through: positions.upperBound)
    try goOn()
  }

  /// Ends what has begun, where nothing more will come.
  mutating func finish() throws {
    try writer.endMember()
  }

  /// Has all that was written on the disk, and gives what can be recorded therefore.
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
