internal import Archive
internal import Deflate

/// Writes the file of all lines anew, beside the one that is there: what has not changed is copied.
struct LineRewriter: ~Copyable {
  /// The file as it is; nil where there is none that can be relied on.
  private var source: LineSource?
  private let oldSegments: [LineSegment]
  private let isSourcePacked: Bool
  private let isPacked: Bool
  private var writer: LineWriter
  /// Where the next segment begins in the file as it is.
  private var sourceOffset = 0
  /// Whether anything differs from the file as it is.
  var hasChanged: Bool
  /// The segments of the new file.
  private var segments: [LineSegment] = []

  /// - Parameters:
  ///   - source: The file as it is, and whether it is packed; nil where there is none.
  ///   - oldSegments: Its segments.
  ///   - target: The new file.
  ///   - isPacked: Whether the new file is packed.
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

  /// The last position that the file as it is accounts for.
  var through: Int64 { oldSegments.last?.through ?? 0 }

  /// The segment of the file as it is that has a number.
  func oldSegment(_ number: Int64) -> LineSegment? {
    let index = Int(number) - 1
    return oldSegments.indices.contains(index) ? oldSegments[index] : nil
  }

  /// Whether a segment can be taken over as it is.
  func canCopy(_ number: Int64, through end: Int64) -> Bool {
    guard let old = oldSegment(number) else { return false }
    return !old.isStale && old.through == end && isSourcePacked == isPacked
  }

  /// Takes a segment over as it is.
  mutating func copy(_ number: Int64) throws {
    guard let old = oldSegment(number), source != nil else { return }
    try copyBytes(of: old)
    sourceOffset += old.size
    noteWritten()
  }

  /// Begins a segment whose lines are looked at one by one.
  mutating func begin(_ number: Int64) throws {
    guard let old = oldSegment(number) else { return }
    try source?.begin(at: sourceOffset, size: old.size)
  }

  /// Ends a segment whose lines were looked at one by one.
  mutating func end(_ number: Int64, through end: Int64) throws {
    try writer.pass(through: end)
    sourceOffset += oldSegment(number)?.size ?? 0
    noteWritten()
  }

  /// Writes a line that was made anew.
  mutating func append(_ line: ArchivedFile, _ text: OutputText) throws {
    try writer.append(line, text)
  }

  /// The next line of the file as it is.
  mutating func oldLine(size: Int) throws -> [UInt8] {
    guard let line = try source?.line(size: size) else { throw DeflateError.damaged }
    return line
  }

  /// The lines that were written since they were last asked for, if there are many.
  mutating func takeManyLines() -> [ArchivedFile] {
    writer.lineCount >= 10_000 ? writer.takeLines() : []
  }

  /// Ends the new file, and has it on the disk.
  ///
  /// - Returns: The lines that were not taken yet, and all segments.
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
    try writer.endRaw(through: old.through)
  }

  private mutating func noteWritten() {
    segments += writer.takeSegments()
  }
}
