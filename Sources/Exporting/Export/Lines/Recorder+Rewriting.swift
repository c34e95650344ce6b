internal import Archive
internal import Reports

extension Recorder {
  /// Begins to write the file of all lines anew, if it is not what it should be.
  ///
  /// - Returns: Whether it is to be written anew.
  func beginRewriting() throws -> Bool {
    guard templates[.jsonLines] != nil || isKeepingLines else { return false }
    return try archived {
      let segments = try archive.segments()
      guard needsRewriting || segments.contains(where: \.isStale) else { return false }
      let knownName = try archive.linesFileName() ?? options.linesFileName
      let present = folder.size(of: knownName)
      // Lines that are kept are all that is known of them, and are taken as they are.
      let isReliable =
        try present ?? 0 == segments.reduce(0) { $0 + $1.size }
        && (isKeepingLines || linesAreOurs(segments, knownName))
      // Lines that cannot be made anew are kept as far as they are there; whoever can make them
      // writes the rest.
      let kept = isReliable || isKeepingLines ? Self.segments(segments, within: present ?? 0) : []
      let source =
        kept.isEmpty || present == nil ? nil : try folder.opened(knownName, .reading)
      try archive.dropStagedLines()
      rewriter = LineRewriter(
        source: source,
        isSourcePacked: knownName.utf8.last == UInt8(ascii: "z"),
        oldSegments: kept,
        target: try OpenFile(Self.stagedName, in: folder.staging, .new, calls: folder.calls),
        isPacked: options.packsLines)
      if !isReliable { rewriter?.hasChanged = true }
      return true
    }
  }

  /// The first segments that a file of a size can hold.
  static func segments(_ segments: [LineSegment], within size: Int) -> [LineSegment] {
    var end = 0
    return Array(
      segments.prefix { segment in
        end += segment.size
        return end <= size
      })
  }

  private static let stagedName = "lines"

  /// What is to be looked at line by line in a segment; empty where it was taken over as it is, nil
  /// behind the last one.
  func linesToRewrite(_ number: Int64) throws -> [ArchivedLine]? {
    try archived {
      let last = try rewritingEnd()
      guard (number - 1) * LineSegment.length < last else { return nil }
      let lines = try archive.lines(ofSegment: number).filter { $0.size > 0 || $0.hasAnswer }
      let end = min(number * LineSegment.length, last)
      let isCurrent = lines.allSatisfy { $0.hasAnswer && !mustRender($0) }
      if isCurrent, rewriter?.canCopy(number, through: end) ?? false {
        try rewriter?.copy(number)
        return []
      }
      try rewriter?.begin(number)
      guard lines.isEmpty else { return lines }
      try endSegment(number)
      return []
    }
  }

  /// The last position that the new file accounts for.
  private func rewritingEnd() throws -> Int64 {
    isKeepingLines ? rewriter?.through ?? 0 : try archive.lastPosition()
  }

  /// Whether a line has to be made anew.
  func mustRender(_ line: ArchivedLine) -> Bool {
    guard line.hasAnswer, !isKeepingLines else { return false }
    let old = rewriter?.oldSegment(LineSegment.number(of: line.position))
    return line.template != templates[.jsonLines] || line.position > old?.through ?? 0
  }

  /// Writes the next lines of a segment.
  ///
  /// - Parameters:
  ///   - lines: What is known of the lines.
  ///   - rendered: Those that were made anew, by position.
  func rewrite(_ lines: [ArchivedLine], rendered: [Int64: RenderedOutput]) throws {
    for line in lines {
      let old = rewriter?.oldSegment(LineSegment.number(of: line.position))
      let isInSource = line.size > 0 && line.position <= old?.through ?? 0
      let present = isInSource ? try rewriter?.oldLine(size: line.size) : nil
      let output = rendered[line.position]
      if output?.hash ?? line.hash != line.hash || !line.hasAnswer { rewriter?.hasChanged = true }
      guard line.hasAnswer, let bytes = output?.bytes ?? present else { continue }
      let isDamaged = output == nil && mustRender(line)
      try rewriter?.append(
        ArchivedFile(
          position: line.position, format: OutputFormat.jsonLines.rawValue,
          name: options.linesFileName, size: bytes.count, hash: output?.hash ?? line.hash,
          template: isKeepingLines || isDamaged ? line.template : templates[.jsonLines]),
        bytes)
    }
    // What was made anew by the thousands is not all remembered until the end.
    if let many = rewriter?.takeManyLines(), !many.isEmpty, !isKeepingLines {
      try archived { try archive.stage(many) }
    }
  }

  /// Ends a segment that was looked at line by line.
  func endSegment(_ number: Int64) throws {
    let last = try archived { try rewritingEnd() }
    try rewriter?.end(number, through: min(number * LineSegment.length, last))
  }

  /// Puts the new file in the place of the old one, if they differ.
  func finishRewriting() throws {
    guard let finished = try rewriter?.finish() else { return }
    let hasChanged = rewriter?.hasChanged ?? false
    rewriter = nil
    needsRewriting = false
    try archived {
      if !isKeepingLines { try archive.stage(finished.lines) }
      if hasChanged { try folder.syncStaging() }
      // From here on the new file counts: what is still to be done is done by the next command
      // where this one is stopped.
      try archive.replaceLines(
        segments: finished.segments, stagedName: hasChanged ? Self.stagedName : nil,
        as: options.linesFileName, isKeepingLines: isKeepingLines)
      if hasChanged {
        try ExportRecovery(archive: archive, folder: folder).completeReplacement()
      }
    }
  }
}

extension Recorder {
  /// Writes the file of all lines anew without the lines of bots that have no answer any more; the
  /// others stay as they are.
  func removeForgottenLines() throws {
    isKeepingLines = true
    guard try beginRewriting() else { return }
    var number: Int64 = 1
    while let lines = try linesToRewrite(number) {
      for line in lines { try rewrite([line], rendered: [:]) }
      if !lines.isEmpty { try endSegment(number) }
      number += 1
    }
    try finishRewriting()
  }
}
