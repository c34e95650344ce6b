internal import Exporting
internal import SiteSearch

/// Sorts any number of rows of bytes with little memory: those that do not fit are written to a
/// temporary file in sorted runs, which are merged when they are read.
struct RowSorter {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var runs: [Range<Int>] = []
  private let file: ScratchFile
  private let memory: Int

  /// Prepares to sort.
  ///
  /// - Parameter memory: The number of bytes that are held in memory before they are written.
  init(_ name: String, in folder: Folder?, memory: Int = 1 << 19) {
    file = ScratchFile(name, in: folder, held: SortedRows.pieceSize)
    self.memory = memory
  }

  /// Adds a row.
  mutating func add(_ row: [UInt8]) throws(ExportError) {
    // Before the buffer would grow to twice its size.
    if bytes.count + row.count + ends.count * MemoryLayout<Int>.size > memory { try endRun() }
    bytes += row
    ends.append(bytes.count)
  }

  private func row(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  private mutating func endRun() throws(ExportError) {
    guard !ends.isEmpty else { return }
    var start = -1
    var end = 0
    var piece: [UInt8] = []
    func write() throws(ExportError) {
      let offset = try file.append(piece)
      if start < 0 { start = offset }
      end = offset + piece.count
      piece.removeAll(keepingCapacity: true)
    }
    let order = ends.indices.sorted { row($0).lexicographicallyPrecedes(row($1)) }
    for index in order {
      let row = row(index)
      withUnsafeBytes(of: UInt32(row.count).littleEndian) { piece.append(contentsOf: $0) }
      piece += row
      if piece.count >= SortedRows.pieceSize { try write() }
    }
    try write()
    runs.append(start..<end)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// The rows in order; none may be added afterwards.
  mutating func finish() throws(ExportError) -> SortedRows {
    try endRun()
    bytes = []
    ends = []
    return SortedRows(file: file, runs: runs)
  }
}

/// Rows of bytes in order, which can be read several times.
struct SortedRows: Sendable {
  /// The size in bytes of the pieces in which runs are written; those in which they are read are no
  /// larger.
  static let pieceSize = 32_768
  /// The number of bytes that all runs together may take while they are read, unless they are very
  /// many.
  private static let readingMemory = 1 << 20

  fileprivate let file: ScratchFile
  fileprivate let runs: [Range<Int>]

  /// Calls a body with each different row.
  func forEach(_ body: ([UInt8]) throws(ExportError) -> Void) throws(ExportError) {
    let pieceSize = min(Self.pieceSize, max(4_096, Self.readingMemory / max(runs.count, 1)))
    var readers: [RunReader] = []
    for run in runs {
      var reader = RunReader(file, run, pieceSize: pieceSize)
      try reader.advance()
      readers.append(reader)
    }
    var order = MergeOrder(readers.map(\.row))
    var last: [UInt8]?
    while let next = order.first {
      if next.row != last { try body(next.row) }
      last = next.row
      try readers[next.run].advance()
      order.replaceFirst(with: readers[next.run].row)
    }
  }
}

/// Reads the rows of a sorted run.
private struct RunReader {
  private let file: ScratchFile
  private let run: Range<Int>
  private var next: Int
  private let pieceSize: Int
  private var buffer: [UInt8] = []
  private var offset = 0
  /// The row that is next; nil at the end.
  private(set) var row: [UInt8]?

  init(_ file: ScratchFile, _ run: Range<Int>, pieceSize: Int) {
    self.file = file
    self.run = run
    self.pieceSize = pieceSize
    next = run.lowerBound
  }

  mutating func advance() throws(ExportError) {
    row = nil
    if offset == buffer.count, next == run.upperBound { return }
    guard try has(4) else { throw .scratchDamage }
    let count = (0..<4).reduce(0) { $0 | Int(buffer[offset + $1]) << (8 * $1) }
    guard try has(4 + count) else { throw .scratchDamage }
    row = Array(buffer[(offset + 4)..<(offset + 4 + count)])
    offset += 4 + count
  }

  /// Reads until a number of bytes is there; false if the run ends before.
  private mutating func has(_ count: Int) throws(ExportError) -> Bool {
    guard buffer.count - offset < count else { return true }
    buffer.removeFirst(offset)
    offset = 0
    while buffer.count < count {
      let piece = try file.read(
        min(max(pieceSize, count - buffer.count), run.upperBound - next), at: next)
      if piece.isEmpty { return false }
      next += piece.count
      buffer += piece
    }
    return true
  }
}
