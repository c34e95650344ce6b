internal import Crypto
package import MeetingModel
internal import Reports
package import TimeZones

/// Gives the notes of each meeting a file name that is safe on Linux, macOS and Windows and that
/// no other meeting of the run has, also where case is folded.
///
/// `2026-03-02-weekly-sync-9f29bc8a4474`: the date, the room, and the last twelve digits of the
/// bot's ID. An ID that is not a UUID, and a meeting that has none, are named by the first twelve
/// digits of a SHA-256 instead.
package struct FileNamer {
  /// The most bytes a name may have, its extension included; most file systems hold 255.
  package static let maximumLength = 200
  /// What `.new` and an extension may add to a name.
  private static let reserved = 16

  private let timeZone: Zone
  private var taken: Set<String> = []

  /// Makes a namer that has given no name yet.
  ///
  /// - Parameter timeZone: The zone of the date, which is to be that of the notes themselves.
  package init(timeZone: Zone = .utc) {
    self.timeZone = timeZone
  }

  /// The name of a meeting's notes, without extension.
  package mutating func name(for meeting: Meeting) -> String { unique(shortName(for: meeting)) }

  /// A name that was not given before: the base itself, or `BASE-2` and so on.
  mutating func unique(_ base: String) -> String {
    var name = base
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(base)-\(count)"
    }
    return name
  }

  /// The name by the meeting alone.
  ///
  /// It holds lower-case letters, digits and `-`, so that folding
  /// of case or of Unicode forms cannot make two names one.
  func shortName(for meeting: Meeting) -> String {
    composedName(for: meeting, identity: Self.shortIdentity(of: meeting))
  }

  /// The name of a meeting's notes, without extension, with the whole ID of its bot: it depends on
  /// the meeting alone, and not on what else is in the folder.
  package func wholeName(for meeting: Meeting, of bot: BotID) -> String {
    composedName(for: meeting, identity: bot.text)
  }

  private func composedName(for meeting: Meeting, identity: String) -> String {
    var parts: [String] = []
    if let date = meeting.startedAt ?? meeting.completedAt {
      parts.append(timeZone.localTime(at: date).time.dateText)
    }
    if let room = meeting.room.name.flatMap({ Slug.text(of: $0) }) {
      let budget =
        Self.maximumLength - Self.reserved - identity.utf8.count - "2026-03-02--".utf8.count
      parts.append(Self.prefix(of: room, bytes: budget))
    }
    parts.append(identity)
    return parts.joined(separator: "-")
  }

  /// The longest beginning of a text, cut between scalars, that has at most so many bytes.
  private static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }

  private static func shortIdentity(of meeting: Meeting) -> String {
    if let text = meeting.botID, let id = BotID(text) { return id.short }
    var bytes = Array((meeting.botID ?? "").utf8)
    if meeting.botID == nil {
      // A webhook payload has no ID: what it says is what it is.
      bytes.append(contentsOf: (meeting.room.name ?? "").utf8)
      for turn in meeting.transcript?.turns ?? [] {
        bytes.append(0)
        bytes.append(contentsOf: turn.text.utf8)
      }
    }
    return String(SHA256.hash(data: bytes).hexadecimal.prefix(12))
  }
}
