internal import Crypto
package import MeetingModel
package import Reports
internal import TextScanning
package import TimeZones

/// Gives the notes of each meeting a file name that is safe on Linux, macOS and Windows; if two have
/// one name, ``NoteNames`` or the archive numbers them.
///
/// `2026-03-02-weekly-sync-9f29bc8a4474`: the date, the title that the insights give or otherwise
/// the room, and the last twelve digits of the bot's ID or, if that is missing or not a UUID, the
/// first twelve digits of a SHA-256. A pattern gives any other names: ``SafeFileName``.
package struct FileNamer {
  /// The maximum length of a name in bytes, including its extension; most file systems allow 255.
  package static let maximumLength = 200
  /// The number of bytes reserved for `.new` and an extension.
  private static let reserved = 16

  private let timeZone: Zone
  private let usesTitle: Bool
  private let pattern: FileNamePattern?

  /// Makes a namer.
  ///
  /// - Parameters:
  ///   - timeZone: The time zone of the dates in its names, which should match the notes'.
  ///   - usesTitle: Whether the insights' title is in its names, as it is in the notes.
  ///   - pattern: The pattern of the names; nil for the usual ones.
  package init(
    timeZone: Zone = .utc, usesTitle: Bool = true, pattern: FileNamePattern? = nil
  ) {
    self.timeZone = timeZone
    self.usesTitle = usesTitle
    self.pattern = pattern
  }

  /// The path of a meeting's notes in their folder, without extension.
  ///
  /// - Parameter bot: The bot whose full ID is part of the usual name; nil for the short name.
  func path(for view: MeetingView, of bot: BotID?) throws(ReportError) -> String {
    let meeting = view.meeting
    let usual = bot.map { wholeName(for: meeting, of: $0) } ?? shortName(for: meeting)
    guard let pattern else { return usual }
    let parts = try pattern.components(of: view)
    let owner = bot ?? meeting.botID.flatMap { BotID($0) }
    let name = parts.last.flatMap { SafeFileName.stem($0, of: owner) } ?? usual
    return (parts.dropLast().compactMap(SafeFileName.folder) + [name]).joined(separator: "/")
  }

  /// The name based on the meeting alone.
  ///
  /// It consists of lower-case letters, digits and `-`, so that case folding and Unicode
  /// normalisation cannot make two names equal.
  func shortName(for meeting: Meeting) -> String {
    composedName(for: meeting, identity: Self.shortIdentity(of: meeting))
  }

  /// The name of a meeting's notes, without extension, with the full ID of its bot: it depends only
  /// on the meeting, not on what else is in the folder.
  package func wholeName(for meeting: Meeting, of bot: BotID) -> String {
    composedName(for: meeting, identity: bot.text)
  }

  private func composedName(for meeting: Meeting, identity: String) -> String {
    var parts: [String] = []
    if let date = meeting.startedAt ?? meeting.completedAt {
      parts.append(timeZone.localTime(at: date).time.dateText)
    }
    let subjects = [usesTitle ? meeting.insights?.title : nil, meeting.room.name]
    if let subject = subjects.lazy.compactMap({ $0 }).compactMap({ Slug.text(of: $0) }).first {
      let budget =
        Self.maximumLength - Self.reserved - identity.utf8.count - "2026-03-02--".utf8.count
      parts.append(Self.prefix(of: subject, bytes: budget))
    }
    parts.append(identity)
    return parts.joined(separator: "-")
  }

  /// The longest prefix of a text of at most `bytes` bytes, cut between scalars.
  private static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }

  /// The bot of a meeting, or an ID of version 8 (RFC 9562 section 5.8), which no bot has, made from
  /// the meeting's identity.
  ///
  /// A meeting without bot and transcript is identified by its times and its summary.
  static func owner(of meeting: Meeting) -> BotID? {
    if let bot = meeting.botID.flatMap({ BotID($0) }) { return bot }
    var identity = shortIdentity(of: meeting)
    if meeting.botID == nil {
      var parts = [identity, meeting.startedAt?.rfc3339Text, meeting.completedAt?.rfc3339Text]
      if meeting.transcript?.turns.isEmpty ?? true {
        parts += [meeting.insights?.title, meeting.insights?.summary?.leadingText?.source]
      }
      let text = parts.map { $0 ?? "" }.joined(separator: "\n")
      identity = String(SHA256.hash(data: Array(text.utf8)).hexadecimal.prefix(12))
    }
    return BotID("00000000-0000-8000-8000-\(identity)")
  }

  private static func shortIdentity(of meeting: Meeting) -> String {
    if let text = meeting.botID, let id = BotID(text) { return id.short }
    var bytes = Array((meeting.botID ?? "").utf8)
    if meeting.botID == nil {
      // A webhook payload has no ID: its content identifies it.
      bytes.append(contentsOf: (meeting.room.name ?? "").utf8)
      for turn in meeting.transcript?.turns ?? [] {
        bytes.append(0)
        bytes.append(contentsOf: turn.text.utf8)
      }
    }
    return String(SHA256.hash(data: bytes).hexadecimal.prefix(12))
  }
}
