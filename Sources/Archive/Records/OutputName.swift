internal import MeetingModel

/// Tells names of files that the program gives from any others, which could lead anywhere.
///
/// `2026-03-02-weekly-sync-258b06fc-6bc9-4261-9f29-bc8a4474af0a.md`: a note's name ends with the ID
/// of its bot, and what stands in front of it has neither a dot nor a slash. So it can be the name
/// of no file of another bot, and of none of the program's own.
enum OutputName {
  /// Throws unless a name is one that the program gives.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - format: The format that the archive names, such as `md` or `md.new`.
  ///   - bot: The bot; nil for the file of all lines.
  static func check(_ name: String, format: String, of bot: BotID?) throws {
    let isOurs =
      if let bot, format != "jsonl" {
        isNote(name, format: format, of: bot)
      } else {
        format == "jsonl" && (name == "meetings.jsonl" || name == "meetings.jsonl.gz")
      }
    guard isOurs else {
      throw CellFault(reason: "\(name.prefix(120).debugDescription) is no name of a file of ours")
    }
  }

  private static func isNote(_ name: String, format: String, of bot: BotID) -> Bool {
    let bytes = Array(name.utf8)
    let dot = UInt8(ascii: ".")
    guard bytes.count <= 255, let end = bytes.firstIndex(of: dot) else { return false }
    let id = Array(bot.text.utf8)
    let stem = bytes[..<end]
    guard stem.count >= id.count, stem.suffix(id.count).elementsEqual(id) else { return false }
    let front = stem.dropLast(id.count)
    guard front.isEmpty || front.last == UInt8(ascii: "-"),
      name.unicodeScalars.allSatisfy({ isHarmless($0) })
    else { return false }
    // `md`, or `md.new` and `md.new-2` for the text beside a note that a person has edited.
    // Those that are called `X.new.md` have formats that begin with `old-`.
    let plain = format.utf8.starts(with: "old-".utf8) ? format.utf8.dropFirst(4) : format.utf8[...]
    let parts = plain.split(separator: dot, maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = parts.first.map({ Array($0) }),
      kind == Array("md".utf8)
        || kind == Array("html".utf8)
    else { return false }
    let mark = parts.count == 2 ? Array(parts[1]) : []
    guard mark.isEmpty || isMark(mark) else { return false }
    let suffix = Array(bytes[(end + 1)...])
    return mark.isEmpty
      ? suffix == kind : suffix == mark + [dot] + kind || suffix == kind + [dot] + mark
  }

  /// `new`, or `new-2` and so on.
  private static func isMark(_ mark: [UInt8]) -> Bool {
    let new = Array("new".utf8)
    guard mark.starts(with: new) else { return false }
    let rest = mark.dropFirst(new.count)
    guard let first = rest.first else { return true }
    let digits = rest.dropFirst()
    return first == UInt8(ascii: "-") && (1...9).contains(digits.count)
      && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": false
    default: true
    }
  }
}
