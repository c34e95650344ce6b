internal import Archive
internal import Deflate

/// Writes the file of all lines segment by segment, plain or packed: one gzip member per segment.
struct LineWriter: ~Copyable {
  /// What was written since the last call, and can be recorded once it is on disk.
  struct Progress {
    var lines: [ArchivedFile] = []
    var segments: [LineSegment] = []
  }

  private let isPacked: Bool
  private var file: OpenFile
  private var buffer: [UInt8] = []
  private var packer: GzipPacker?
  private var segment: LineSegment
  /// Lines of an open gzip member, which can be recorded only when it has ended.
  private var openLines: [ArchivedFile] = []
  private var progress = Progress()

  private static let bufferSize = 1 << 20

  /// Starts after the existing content of a file.
  ///
  /// - Parameters:
  ///   - last: The segment that it ends with; nil if it is empty.
  ///   - isPacked: Whether the lines are packed; the last segment must then be complete.
  init(_ file: consuming OpenFile, after last: LineSegment?, isPacked: Bool) {
    self.file = file
    self.isPacked = isPacked
    if let last, last.through < last.end {
      segment = last
    } else {
      let number = (last?.number ?? 0) + 1
      segment = LineSegment(number: number, through: last?.through ?? 0, size: 0)
    }
  }

  /// The last position that is covered.
  var through: Int64 { segment.through }

  /// Whether there is something to record.
  var hasProgress: Bool { !progress.lines.isEmpty || !progress.segments.isEmpty }

  /// Writes the line of the next position.
  mutating func append(_ line: ArchivedFile, _ text: OutputText) throws {
    if isPacked {
      if packer == nil { packer = try GzipPacker() }
      try text.readPieces { bytes throws(ExportError) in try pack(bytes) }
      openLines.append(line)
    } else {
      try text.readPieces { bytes throws(ExportError) in try write(bytes) }
      progress.lines.append(line)
    }
    if buffer.count >= Self.bufferSize { try flush() }
    try advance(to: line.position)
  }

  private mutating func pack(_ bytes: [UInt8]) throws(ExportError) {
    let size = buffer.count
    packer?.append(bytes, to: &buffer)
    segment.size += buffer.count - size
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private mutating func write(_ bytes: [UInt8]) throws(ExportError) {
    if bytes.count < Self.bufferSize {
      buffer += bytes
    } else {
      // Avoids a copy, which the buffer would keep for the rest of the run.
      try flush()
      try file.append(bytes)
    }
    segment.size += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Skips positions that have no line.
  mutating func pass(through position: Int64) throws {
    while through < position { try advance(to: min(position, segment.end)) }
  }

  /// Appends bytes of a whole segment of another file as they are.
  mutating func appendRaw(_ bytes: [UInt8]) throws {
    try flush()
    try file.append(bytes)
    segment.size += bytes.count
  }

  /// Ends an open gzip member.
  mutating func endMember() throws {
    guard packer != nil else { return }
    let size = buffer.count
    packer?.finish(to: &buffer)
    segment.size += buffer.count - size
    packer = nil
    progress.lines += openLines
    openLines = []
    note(segment)
  }

  /// The segments that have changed since the last call.
  mutating func takeSegments() -> [LineSegment] {
    defer { progress.segments = [] }
    return progress.segments
  }

  /// The lines written since the last call, on disk or not.
  mutating func takeLines() -> [ArchivedFile] {
    defer { progress.lines = [] }
    return progress.lines
  }

  /// The number of lines that can be recorded.
  var lineCount: Int { progress.lines.count }

  /// Flushes everything written to disk, and returns what can then be recorded.
  mutating func synced(always: Bool = false) throws -> Progress {
    guard hasProgress || !buffer.isEmpty || always else { return Progress() }
    try flush()
    try file.sync()
    defer { progress = Progress() }
    return progress
  }

  private mutating func flush() throws(ExportError) {
    guard !buffer.isEmpty else { return }
    try file.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func advance(to position: Int64) throws {
    segment.through = position
    if position == segment.end {
      try endMember()
      note(segment)
      segment = LineSegment(number: segment.number + 1, through: position, size: 0)
    } else if !isPacked || packer == nil {
      note(segment)
    }
  }

  /// Keeps the latest state of a segment.
  private mutating func note(_ segment: LineSegment) {
    if progress.segments.last?.number == segment.number { progress.segments.removeLast() }
    progress.segments.append(segment)
  }
}
