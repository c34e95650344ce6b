internal import Archive
internal import Reports

/// The file of all lines of an export: a line for each bot, in the order of their positions.
///
/// Lines are appended as they come; where something in the middle came late or has changed, the file
/// is written anew in the end.
final class LineFile {
  /// What lines are made of where the file is written anew.
  enum Purpose {
    /// Lines that are not by a template, of which the archive has the number, are made anew.
    case making(template: Int64)
    /// Lines that are there stay as they are, those of forgotten bots aside.
    case keeping
  }

  /// The file that lines are written into.
  let file: LinesFile
  let folder: OutputFolder
  let archive: Archive
  let purpose: Purpose
  private var queue: LineQueue?
  /// Whether the file has to be written anew when all is there.
  var needsRewriting = false
  var rewriter: LineRewriter?
  /// Whether the file was found to hold what was written into it; nil until it was looked at.
  private var isOurs: Bool?

  init(_ file: LinesFile, in folder: OutputFolder, _ archive: Archive, _ purpose: Purpose) {
    self.file = file
    self.folder = folder
    self.archive = archive
    self.purpose = purpose
  }

  /// The number of the template by which lines are made; nil where none is made.
  var template: Int64? {
    if case .making(let template) = purpose { template } else { nil }
  }

  // MARK: Appending

  /// Whether there is something to record.
  var hasProgress: Bool { queue?.hasProgress ?? false }
  /// The last position that was accounted for at the beginning; nil where nothing is appended.
  var firstNew: Int64? { queue?.firstNew }

  /// Prepares to append, behind what is in the file for certain.
  ///
  /// A line that was torn by a stop is cut off, and written again with those behind it. Where the
  /// file cannot be gone on with, it is written anew at the end.
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
    // A member of gzip that has ended cannot be gone on with.
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

  /// Whether a bot lacks a line that can be appended; one that is in the middle has the file written
  /// anew.
  func needsLine(of bot: ArchivedBot) -> Bool {
    if let through = queue?.through, bot.position > through { return true }
    if bot.jsonLines?.template != template { needsRewriting = true }
    return false
  }

  /// Takes the line of a bot, unless the file has come to it already.
  ///
  /// - Parameter line: The line; nil where it has none.
  func take(_ line: RenderedOutput?, at position: Int64) throws {
    guard let through = queue?.through, position > through else { return }
    guard let line else { return try queue?.pass(position...position) ?? () }
    try queue?.append(
      ArchivedFile(
        position: position, format: .jsonLines, name: file.name, size: line.text.size,
        hash: line.hash, template: template),
      line.text)
  }

  /// Takes that no bot has a position any more between two others.
  func passHole(from previous: Int64, to position: Int64) throws {
    guard let firstNew else { return }
    let first = max(previous, firstNew) + 1
    if first < position { try queue?.pass(first...(position - 1)) }
  }

  /// Has all that was appended on the disk, and gives what can be recorded therefore.
  func synced() throws -> LineWriter.Progress { try queue?.synced() ?? LineWriter.Progress() }

  /// Ends appending.
  func finish() throws {
    guard queue != nil else { return }
    try queue?.finish()
    let appended = try synced()
    try archive.record(written: appended.lines, segments: appended.segments)
    queue = nil
  }

  /// Removes the file where there is no line.
  func removeIfEmpty() throws {
    guard folder.size(of: file.name) == 0 else { return }
    try folder.remove(file.name)
    try folder.sync()
  }

  // MARK: Checking

  /// Whether a file of all lines holds what was written into it, byte for byte; looked at once a run,
  /// before anything is appended or taken over.
  ///
  /// A file that has another name elsewhere is not ours to append to.
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
