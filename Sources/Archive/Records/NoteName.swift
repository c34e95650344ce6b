package import MeetingModel

/// The names that a pattern can give to notes: relative paths whose every part is safe.
package enum NoteName {
  /// The maximum length of a path in bytes, and the maximum number of its parts.
  private static let maximumLength = 4_000
  private static let maximumDepth = 16
  /// The maximum length of a part in bytes, on nearly all file systems.
  private static let maximumPartLength = 255

  /// The program's own files, which no folder of notes may replace.
  private static let ownNames = [
    "debrief.sqlite", "debrief.sqlite-wal", "debrief.sqlite-shm", "debrief.sqlite-journal",
    "meetings.jsonl", "meetings.jsonl.gz", "failures.jsonl",
  ]

  /// Whether a path can be that of a bot's note with an ending such as `.md` or `.md.new`.
  package static func isPath(_ path: String, ending: String, of bot: BotID) -> Bool {
    let length = ending.utf8.count
    guard path.utf8.count <= maximumLength, path.utf8.suffix(length).elementsEqual(ending.utf8)
    else { return false }
    let parts = path.utf8.dropLast(length).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
    )
    .map { String(Substring($0)) }
    guard parts.count <= maximumDepth, parts.allSatisfy(isSafe),
      parts.dropLast().allSatisfy(canBeFolder), let name = parts.last
    else { return false }
    return name.utf8.count + length <= maximumPartLength
      && !endsWithOtherID(name, than: bot)
  }

  /// Whether a text is the name of one file or folder, and cannot be mistaken for anything else.
  static func isSafe(_ part: String) -> Bool {
    guard let first = part.unicodeScalars.first, let last = part.unicodeScalars.last,
      part.utf8.count <= maximumPartLength, first != ".", first != "-", first != " ",
      last != ".", last != " "
    else { return false }
    return part.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "\u{0}"..."\u{1F}",
        "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        false
      default: true
      }
    }
  }

  /// Whether a folder may have a name: neither one of the program's files nor one like a note's.
  package static func canBeFolder(_ name: String) -> Bool {
    let lowercased = name.lowercased()
    guard !ownNames.contains(lowercased) else { return false }
    let parts = lowercased.utf8.split(separator: UInt8(ascii: "."))
    return !parts.dropFirst().contains { part in
      let word = String(Substring(part))
      return ArchivedFormat(rawValue: word) != nil
    }
  }

  /// Whether a name ends with the ID of a bot other than the given one.
  package static func endsWithOtherID(_ name: String, than bot: BotID?) -> Bool {
    guard let id = BotID(String(decoding: name.utf8.suffix(36), as: UTF8.self)) else {
      return false
    }
    return id != bot
  }
}
