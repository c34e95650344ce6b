internal import Archive
internal import Reports

/// The file of all lines of an export: a line for each bot, in order of position.
///
/// Lines are appended as they arrive; if something in the middle arrived late or has changed, the
/// file is rewritten in the end.
final class LineFile {
  enum Purpose {
    /// Lines not made with the template of this number in the archive are rendered again.
    case making(template: Int64)
    /// Existing lines stay as they are, except those of forgotten bots.
    case keeping
  }

  let file: LinesFile
  let folder: OutputFolder
  let archive: Archive
  let purpose: Purpose
  private var queue: LineQueue?
  /// Whether the file must be rewritten when everything has arrived.
  var needsRewriting = false
  var rewriter: LineRewriter?
  /// Whether the file was found to hold what was written into it; nil until it was checked.
  private var isOurs: Bool?

  init(_ file: LinesFile, in folder: OutputFolder, _ archive: Archive, _ purpose: Purpose) {
    self.file = file
    self.folder = folder
    self.archive = archive
    self.purpose = purpose
  }

  /// The number of the template for lines; nil if none are rendered.
  var template: Int64? {
    if case .making(let template) = purpose { template } else { nil }
  }

  // MARK: Appending

  /// Whether there is something to record.
  var hasProgress: Bool { queue?.hasProgress ?? false }
  /// The last position covered at the start; nil if nothing is appended.
  var firstNew: Int64? { queue?.firstNew }

  /// Prepares to append after the reliable part of the file.
  ///
  /// A line truncated by a stop is cut off and written again, with those after it. If the file
  /// cannot be continued, it is rewritten at the end.
  func prepare() throws {
    let present = folder.size(of: file.name)
    var segments = try archive.segments()
    let known = try archive.linesFile()
    guard known == nil || (known == file && !segments.isEmpty) else {
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
    // A gzip member that has ended cannot be continued.
    if file.isPacked, let last = segments.last, last.through < last.end,
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
    guard try holdsOurs(segments, in: file) else {
      needsRewriting = true
      return
    }
    let opened = try folder.opened(file.name, .present)
    if let present {
      if present > size { try opened.truncate(to: size) }
    } else {
      try folder.sync()
    }
    queue = LineQueue(
      LineWriter(opened, after: segments.last, isPacked: file.isPacked),
      spillingInto: folder.staging, calls: folder.calls)
  }

  /// Whether a bot lacks a line that can be appended; one in the middle requires a rewrite.
  func needsLine(of bot: ArchivedBot) -> Bool {
    if let through = queue?.through, bot.position > through { return true }
    if bot.jsonLines?.template != template { needsRewriting = true }
    return false
  }

  /// Takes the line of a bot, nil if it has none, unless the file already covers it.
  func take(_ line: RenderedOutput?, at position: Int64) throws {
    guard let through = queue?.through, position > through else { return }
    guard let line else { return try queue?.pass(position...position) ?? () }
    try queue?.append(
      ArchivedFile(
        position: position, format: .jsonLines, name: file.name, size: line.text.size,
        hash: line.hash, template: template),
      line.text)
  }

  /// Records that there are no longer any bots between two positions.
  func passHole(from previous: Int64, to position: Int64) throws {
    guard let firstNew else { return }
    let first = max(previous, firstNew) + 1
    if first < position { try queue?.pass(first...(position - 1)) }
  }

  /// Flushes everything appended to disk, and returns what can then be recorded.
  func synced() throws -> LineWriter.Progress { try queue?.synced() ?? LineWriter.Progress() }

  /// Ends appending.
  func finish() throws {
    guard queue != nil else { return }
    try queue?.finish()
    let appended = try synced()
    try archive.record(written: appended.lines, segments: appended.segments)
    queue = nil
  }

  func removeIfEmpty() throws {
    guard folder.size(of: file.name) == 0 else { return }
    try folder.remove(file.name)
    try folder.sync()
  }

  // MARK: Checking

  /// Whether a lines file holds what was written into it, byte for byte; checked once per run,
  /// before anything is appended or copied.
  ///
  /// A file with a hard link elsewhere is not ours to append to.
  func holdsOurs(_ segments: [LineSegment], in file: LinesFile) throws -> Bool {
    if let isOurs { return isOurs }
    let isOurs = try checked(segments, in: file)
    self.isOurs = isOurs
    return isOurs
  }

  private func checked(_ segments: [LineSegment], in file: LinesFile) throws -> Bool {
    guard let entry = folder.folder.entry(file.name) else { return true }
    if entry.kind == .link { return false }
    guard entry.kind == .file else { throw folder.folder.refusal(of: file.name, entry.kind) }
    guard entry.linkCount == 1 else { return false }
    var source = LineSource(try folder.opened(file.name, .reading), isPacked: file.isPacked)
    var offset = 0
    for segment in segments {
      try Task.checkCancellation()
      let lines = try archive.lines(ofSegment: segment.number)
      guard try source.holds(lines, in: segment, at: offset) else { return false }
      offset += segment.size
    }
    return true
  }
}
