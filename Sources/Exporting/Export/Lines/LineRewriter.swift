internal import Archive
internal import Deflate

/// Rewrites the file of all lines beside the existing one, copying what has not changed.
struct LineRewriter: ~Copyable {
  /// The existing file; nil if there is none that is reliable.
  private var source: LineSource?
  private let oldSegments: [LineSegment]
  private let isSourcePacked: Bool
  private let isPacked: Bool
  private var writer: LineWriter
  /// The offset of the next segment in the existing file.
  private var sourceOffset = 0
  /// Whether anything differs from the existing file.
  var hasChanged: Bool
  /// The segments of the new file.
  private var segments: [LineSegment] = []

  init(
    source: consuming OpenFile?, isSourcePacked: Bool, oldSegments: [LineSegment],
    target: consuming OpenFile, isPacked: Bool
  ) {
    if let source {
      self.source = LineSource(source, isPacked: isSourcePacked)
    } else {
      self.source = nil
    }
    self.isSourcePacked = isSourcePacked
    self.oldSegments = oldSegments
    self.isPacked = isPacked
    writer = LineWriter(target, after: nil, isPacked: isPacked)
    hasChanged = oldSegments.isEmpty || isSourcePacked != isPacked
  }

  /// The last position that the existing file covers.
  var through: Int64 { oldSegments.last?.through ?? 0 }

  func oldSegment(_ number: Int64) -> LineSegment? {
    let index = Int(number) - 1
    return oldSegments.indices.contains(index) ? oldSegments[index] : nil
  }

  /// Whether a segment can be copied as it is.
  func canCopy(_ number: Int64, through end: Int64) -> Bool {
    guard let old = oldSegment(number) else { return false }
    return !old.isStale && old.through == end && isSourcePacked == isPacked
  }

  /// Copies a segment as it is.
  mutating func copy(_ number: Int64) throws {
    guard let old = oldSegment(number), source != nil else { return }
    try copyBytes(of: old)
    sourceOffset += old.size
    noteWritten()
  }

  /// Starts a segment whose lines are processed one by one.
  mutating func begin(_ number: Int64) throws {
    guard let old = oldSegment(number) else { return }
    try source?.begin(at: sourceOffset, size: old.size)
  }

  /// Ends a segment whose lines were processed one by one.
  mutating func end(_ number: Int64, through end: Int64) throws {
    try writer.pass(through: end)
    sourceOffset += oldSegment(number)?.size ?? 0
    noteWritten()
  }

  /// Writes a line that was rendered again.
  mutating func append(_ line: ArchivedFile, _ text: OutputText) throws {
    try writer.append(line, text)
  }

  /// The next line of the existing file.
  mutating func oldLine(size: Int) throws -> [UInt8] {
    guard let line = try source?.line(size: size) else { throw DeflateError.damaged }
    return line
  }

  /// The lines written since the last call, if there are many.
  mutating func takeManyLines() -> [ArchivedFile] {
    writer.lineCount >= 10_000 ? writer.takeLines() : []
  }

  /// Ends the new file, flushes it to disk, and returns the lines not taken yet and all segments.
  mutating func finish() throws -> LineWriter.Progress {
    try writer.endMember()
    let last = try writer.synced(always: true)
    if let first = last.segments.first, segments.last?.number == first.number {
      segments.removeLast()
    }
    return LineWriter.Progress(lines: last.lines, segments: segments + last.segments)
  }

  private func readSource(_ count: Int, at offset: Int) throws(ExportError) -> [UInt8] {
    try source?.read(count, at: offset) ?? []
  }

  private mutating func copyBytes(of old: LineSegment) throws {
    let offset = sourceOffset
    var done = 0
    while done < old.size {
      let bytes = try readSource(min(1 << 20, old.size - done), at: offset + done)
      guard !bytes.isEmpty else { throw DeflateError.damaged }
      try writer.appendRaw(bytes)
      done += bytes.count
    }
    try writer.pass(through: old.through)
  }

  private mutating func noteWritten() {
    segments += writer.takeSegments()
  }
}
