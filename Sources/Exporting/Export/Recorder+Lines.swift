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
