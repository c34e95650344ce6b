internal import Archive
internal import BotStatus
internal import Crypto
internal import Deflate
internal import Reports
internal import TimeZones

/// The texts that an export's Markdown notes were last made from, which edited notes are merged from.
///
/// A text is made again from the answer in the archive, with the template and the options of then,
/// which the archive keeps once each. It is proven by the hash that was recorded when it was
/// written: what gives another one is no base. The text itself is kept in the archive, compressed,
/// for edited notes, and for those whose answers are replaced, until the new note is recorded: so an
/// archive in which nobody has edited anything holds none.
final class NoteBases {
  /// A text that is proven to be what a note was made from.
  struct Base {
    let hash: [UInt8]
    let text: [UInt8]
  }

  private let archive: Archive
  /// The time zone of this run.
  private let zone: Zone
  /// What makes notes, by the number of its template; nil for what cannot be made any more.
  private var makers: [Int64: NoteMaker?] = [:]

  /// - Parameters:
  ///   - templates: The templates of this run.
  ///   - numbers: Their numbers in the archive.
  ///   - reader: The reader of answers of this run.
  init(
    _ archive: Archive, templates: [NoteTemplate], numbers: [OutputFormat: Int64],
    reader: BotStatusReader
  ) throws {
    self.archive = archive
    zone = templates.first?.timeZone ?? .utc
    guard let template = templates.first(where: { $0.format == .markdown }),
      let number = numbers[.markdown]
    else { return }
    let maker = NoteMaker(template, reader: reader)
    makers[number] = maker
    if try !archive.hasSource(ofTemplate: number) {
      try archive.record(try maker.source(), ofTemplate: number)
    }
  }

  /// The text that a note was last made from; nil if there is none that can be proven.
  ///
  /// - Parameters:
  ///   - known: What the archive knows of it.
  ///   - fileHash: The SHA-256 of the note's file.
  func base(
    of bot: ArchivedBot, _ known: ArchivedBases, fileHash: [UInt8]
  ) throws(ArchiveError) -> Base? {
    // Merged, but the run that did it was stopped before it could be recorded.
    if let merged = known.texts.first(where: { $0.mergedHash == fileHash }) {
      return Self.base(merged)
    }
    if let kept = known.texts.first(where: { $0.hash == known.hash }), let base = Self.base(kept) {
      return base
    }
    guard let number = known.template, let maker = try maker(number),
      let answer = try Self.intact({ () throws(ArchiveError) in
        try archive.answer(at: bot.position)
      }), let text = maker.text(of: answer),
      SHA256.hash(data: text).elementsEqual(known.hash)
    else { return nil }
    return Base(hash: known.hash, text: text)
  }

  /// What the archive knows of the text that a note was last made from; nil if that is nothing, or
  /// damaged.
  func known(of bot: ArchivedBot) throws(ArchiveError) -> ArchivedBases? {
    try Self.intact { () throws(ArchiveError) in
      try archive.bases(at: bot.position, format: .markdown)
    }
  }

  /// A text for the archive to keep.
  static func packed(
    _ base: Base, of bot: ArchivedBot, mergedHash: [UInt8]? = nil
  ) throws(DeflateError) -> ArchivedBase {
    ArchivedBase(
      position: bot.position, format: .markdown, hash: base.hash, mergedHash: mergedHash,
      size: base.text.count, body: try ZlibFormat.packed(base.text))
  }

  /// The text that a note was made from whose answer is about to be replaced; nil if there is none,
  /// if it is kept already, or if it cannot be read or proven.
  func replaced(by work: BotWork, in folder: Folder) throws -> ArchivedBase? {
    guard work.hasNewAnswer, let output = work.bot.markdown, output.size != nil,
      let known = try known(of: work.bot),
      !known.texts.contains(where: { $0.hash == known.hash }),
      let (folder, name) = (try? folder.holder(of: output.name)) ?? nil,
      let entry = folder.entry(name), entry.kind == .file, entry.size <= NoteMerge.maximumSize,
      let file = try? folder.read(name)
    else { return nil }
    let fileHash = Array(SHA256.hash(data: file))
    guard fileHash != known.hash else {
      return try Self.packed(Base(hash: fileHash, text: file), of: work.bot)
    }
    return try base(of: work.bot, known, fileHash: fileHash).map {
      try Self.packed($0, of: work.bot, mergedHash: fileHash)
    }
  }

  private func maker(_ number: Int64) throws(ArchiveError) -> NoteMaker? {
    if let known = makers[number] { return known }
    let source = try Self.intact { () throws(ArchiveError) in
      try archive.source(ofTemplate: number)
    }
    let maker = source.flatMap { NoteMaker($0, zone: zone) }
    makers[number] = .some(maker)
    return maker
  }

  /// What is read from the archive; nil if it is damaged there, so that it proves nothing.
  private static func intact<Value>(
    _ read: () throws(ArchiveError) -> Value?
  ) throws(ArchiveError) -> Value? {
    do throws(ArchiveError) {
      return try read()
    } catch {
      guard error.kind == .damaged else { throw error }
      return nil
    }
  }

  private static func base(_ kept: ArchivedBase) -> Base? {
    guard let text = try? ZlibFormat.unpacked(kept.body, size: kept.size),
      SHA256.hash(data: text).elementsEqual(kept.hash)
    else { return nil }
    return Base(hash: kept.hash, text: text)
  }
}
