internal import Archive
internal import Reports

extension Recorder {
  /// Prepares to append to the file of all lines, behind what is in it for certain.
  ///
  /// A line that was torn by a stop is cut off, and written again with those behind it. Where the
  /// file cannot be gone on with, it is written anew at the end.
  func prepareLines() throws {
    guard templates[.jsonLines] != nil else { return }
    try archived {
      let name = options.linesFileName
      let present = folder.size(of: name)
      var segments = try archive.segments()
      let knownName = try archive.linesFileName()
      guard knownName == nil || (knownName == name && !segments.isEmpty) else {
        needsRewriting = true
        return
      }
      let count = segments.count
      var size = segments.reduce(0) { $0 + $1.size }
      func dropLast() {
        guard let last = segments.popLast() else { return }
        size -= last.size
      }
      while size > present ?? 0 { dropLast() }
      // A member of gzip that has ended cannot be gone on with.
      if options.packsLines, let last = segments.last, last.through < last.end,
        try archive.lastPosition() > last.through
      {
        dropLast()
      }
      if segments.count < count {
        try archive.forgetSegments(from: (segments.last?.number ?? 0) + 1)
      }
      if let last = segments.last, size == present ?? 0,
        try archive.lastPosition() <= last.through
      {
        // Nothing will be appended.
        return
      }
      guard try linesAreOurs(segments, name) else {
        needsRewriting = true
        return
      }
      let file = try folder.opened(name, .present)
      if let present {
        if present > size { try file.truncate(to: size) }
      } else {
        try folder.sync()
      }
      lines = LineQueue(
        LineWriter(file, after: segments.last, isPacked: options.packsLines),
        spillingInto: folder.staging, calls: folder.calls)
    }
  }

  /// Whether the file of all lines holds what was written into it, byte for byte; looked at once a
  /// run, before anything is appended or taken over.
  ///
  /// A file that has another name elsewhere is not ours to append to.
  func linesAreOurs(_ segments: [LineSegment], _ name: String) throws -> Bool {
    if let areLinesOurs { return areLinesOurs }
    let isOurs = try checkedLines(segments, name)
    areLinesOurs = isOurs
    return isOurs
  }

  private func checkedLines(_ segments: [LineSegment], _ name: String) throws -> Bool {
    guard let entry = folder.folder.entry(name) else { return true }
    if entry.kind == .link { return false }
    guard entry.kind == .file else { throw folder.folder.refusal(of: name, entry.kind) }
    guard entry.linkCount == 1 else { return false }
    var source = LineSource(
      try folder.opened(name, .reading), isPacked: name.utf8.last == UInt8(ascii: "z"))
    var offset = 0
    for segment in segments {
      try Task.checkCancellation()
      let lines = try archived { try archive.lines(ofSegment: segment.number) }
      guard try source.holds(lines, in: segment, at: offset) else { return false }
      offset += segment.size
    }
    return true
  }

  /// Ends appending to the file of all lines.
  func finishLines() throws {
    guard lines != nil else { return }
    try flush()
    try lines?.finish()
    let appended = try lines?.synced()
    try archived {
      try archive.record(written: appended?.lines ?? [], segments: appended?.segments ?? [])
    }
    lines = nil
  }

  /// Removes the file of all lines where there is no line.
  func removeEmptyLines() throws {
    guard templates[.jsonLines] != nil, folder.size(of: options.linesFileName) == 0 else { return }
    try folder.remove(options.linesFileName)
    try folder.sync()
  }
}
