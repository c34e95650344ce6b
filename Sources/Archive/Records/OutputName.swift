internal import MeetingModel

/// Accepts only the names that the program can give to notes; others could lead to any path.
///
/// `2026-03-02-weekly-sync-258b06fc-6bc9-4261-9f29-bc8a4474af0a.md`: by default, a note's name ends
/// with the ID of its bot, and the part before it has neither a dot nor a slash. A name that a
/// pattern gave is a ``NoteName``. Neither can be that of a file whose name ends with another bot's
/// ID, or of one of the program's own.
enum OutputName {
  /// Throws unless the program would give the name to a file of the bot.
  static func check(_ name: String, _ key: OutputKey, of bot: BotID) throws {
    guard
      key.format == .jsonLines || isNote(name, key, of: bot)
        || NoteName.isPath(
          name, ending: ".\(key.format.fileExtension)\(key.place.suffix)", of: bot)
    else { throw fault(name) }
    if key.format == .jsonLines { _ = try linesFile(named: name) }
  }

  static func linesFile(named name: String) throws -> LinesFile {
    guard let file = LinesFile(rawValue: name) else { throw fault(name) }
    return file
  }

  private static func fault(_ name: String) -> CellFault {
    CellFault(
      reason: "\(name.prefix(120).debugDescription) is not the name of one of debrief's files")
  }

  private static func isNote(_ name: String, _ key: OutputKey, of bot: BotID) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count <= 255, let end = bytes.firstIndex(of: UInt8(ascii: ".")) else {
      return false
    }
    let id = Array(bot.text.utf8)
    let stem = bytes[..<end]
    guard stem.count >= id.count, stem.suffix(id.count).elementsEqual(id) else { return false }
    let front = stem.dropLast(id.count)
    guard front.isEmpty || front.last == UInt8(ascii: "-"),
      name.unicodeScalars.allSatisfy({ isHarmless($0) })
    else { return false }
    // Earlier versions put the text beside an edited note into `X.new.md`.
    let kind = "." + key.format.fileExtension
    let suffix = bytes[end...]
    return suffix.elementsEqual((kind + key.place.suffix).utf8)
      || suffix.elementsEqual((key.place.suffix + kind).utf8)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": false
    default: true
    }
  }
}
