internal import Archive
internal import Reports

/// Rewriting the file segment by segment, beside the existing one.
extension LineFile {
  private static let stagedName = "lines"

  enum SegmentStep {
    /// Nothing: it was copied as it is, or has no lines.
    case done
    /// Its lines are processed one by one.
    case lines([ArchivedLine])
    case end
  }

  /// Starts rewriting the file if it is not as it should be; returns whether it does.
  func beginRewriting() throws -> Bool {
    let segments = try archive.segments()
    guard needsRewriting || segments.contains(where: \.isStale) else { return false }
    let known = try archive.linesFile() ?? file
    let present = folder.size(of: known.name)
    let isKeeping = template == nil
    // Kept lines are the only source available, and are taken as they are.
    let isReliable =
      try present ?? 0 == segments.reduce(0) { $0 + $1.size }
      && (isKeeping || holdsOurs(segments, in: known))
    // Lines that cannot be rendered again are kept; a run that can render them writes the rest.
    let kept = isReliable || isKeeping ? Self.segments(segments, within: present ?? 0) : []
    let source = kept.isEmpty || present == nil ? nil : try folder.opened(known.name, .reading)
    try archive.dropStagedLines()
    rewriter = LineRewriter(
      source: source, isSourcePacked: known.isPacked, oldSegments: kept,
      target: try OpenFile(Self.stagedName, in: folder.staging, .new, calls: folder.calls),
      isPacked: file.isPacked)
    if !isReliable { rewriter?.hasChanged = true }
    return true
  }

  /// The leading segments that fit into a file of a given size.
  private static func segments(_ segments: [LineSegment], within size: Int) -> [LineSegment] {
    var end = 0
    return Array(
      segments.prefix { segment in
        end += segment.size
        return end <= size
      })
  }

  func beginSegment(_ number: Int64) throws -> SegmentStep {
    let last = try rewritingEnd()
    guard (number - 1) * LineSegment.length < last else { return .end }
    let lines = try archive.lines(ofSegment: number).filter { $0.size != nil || $0.hasAnswer }
    let end = min(number * LineSegment.length, last)
    let isCurrent = lines.allSatisfy { $0.hasAnswer && !mustRender($0) }
    if isCurrent, rewriter?.canCopy(number, through: end) ?? false {
      try rewriter?.copy(number)
      return .done
    }
    try rewriter?.begin(number)
    guard lines.isEmpty else { return .lines(lines) }
    try endSegment(number)
    return .done
  }

  /// The last position that the new file covers.
  private func rewritingEnd() throws -> Int64 {
    template == nil ? rewriter?.through ?? 0 : try archive.lastPosition()
  }

  func mustRender(_ line: ArchivedLine) -> Bool {
    guard line.hasAnswer, let template else { return false }
    return line.template != template || !isInSource(line)
  }

  /// Whether the existing file covers the position of a line.
  private func isInSource(_ line: ArchivedLine) -> Bool {
    let old = rewriter?.oldSegment(LineSegment.number(of: line.position))
    return line.position <= old?.through ?? 0
  }

  /// Writes the next lines of a segment, with those that were rendered again by position.
  func rewrite(_ lines: [ArchivedLine], rendered: [Int64: RenderedOutput]) throws {
    for line in lines {
      var present: [UInt8]?
      if let size = line.size, isInSource(line) { present = try rewriter?.oldLine(size: size) }
      let output = rendered[line.position]
      if !line.hasAnswer || (output.map { $0.hash != line.hash } ?? false) {
        rewriter?.hasChanged = true
      }
      guard line.hasAnswer, let text = output?.text ?? present.map({ .bytes($0) }) else { continue }
      let isDamaged = output == nil && mustRender(line)
      try rewriter?.append(
        ArchivedFile(
          position: line.position, format: .jsonLines, name: file.name, size: text.size,
          hash: output?.hash ?? line.hash ?? [],
          template: isDamaged ? line.template : template ?? line.template),
        text)
    }
    // Thousands of new lines are not all held in memory until the end.
    if let many = rewriter?.takeManyLines(), !many.isEmpty, template != nil {
      try archive.stage(many)
    }
  }

  func endSegment(_ number: Int64) throws {
    let last = try rewritingEnd()
    try rewriter?.end(number, through: min(number * LineSegment.length, last))
  }

  /// Replaces the old file with the new one, if they differ.
  func finishRewriting() throws {
    guard let finished = try rewriter?.finish() else { return }
    let hasChanged = rewriter?.hasChanged ?? false
    rewriter = nil
    needsRewriting = false
    if template != nil { try archive.stage(finished.lines) }
    if hasChanged { try folder.syncStaging() }
    // From here on the new file counts: if this command is stopped, the next one completes it.
    try archive.replaceLines(
      segments: finished.segments, stagedName: hasChanged ? Self.stagedName : nil,
      as: file, isKeepingLines: template == nil)
    if hasChanged {
      try ExportRecovery(archive: archive, folder: folder).completeReplacement()
    }
  }

  /// Rewrites the file without the lines of bots that no longer have an answer; others stay.
  func removeForgotten() throws {
    guard try beginRewriting() else { return }
    var number: Int64 = 1
    segments: while true {
      switch try beginSegment(number) {
      case .end: break segments
      case .done: break
      case .lines(let lines):
        for line in lines { try rewrite([line], rendered: [:]) }
        try endSegment(number)
      }
      number += 1
    }
    try finishRewriting()
  }
}
