/// The format of an archived file.
///
/// The raw value is the name in the archive and must not change.
package enum ArchivedFormat: String, Sendable, Hashable, CaseIterable {
  /// A note in Markdown.
  case markdown = "md"
  /// A note in HTML.
  case html
  /// A line in the lines file.
  case jsonLines = "jsonl"
  /// Plain text.
  case text = "txt"
  /// A table.
  case csv
  /// Subtitles in WebVTT.
  case webVTT = "vtt"
  /// Subtitles in SubRip's format.
  case subRip = "srt"
  /// A calendar.
  case calendar = "ics"
  /// A message of mail.
  case mail = "eml"
  /// A message to Slack.
  case slack

  /// The extension of a file, without the dot.
  var fileExtension: String { self == .slack ? "slack.json" : rawValue }

  /// The formats that few exports have, so that they are read only where they are asked for.
  package static let uncommon = allCases.filter {
    ![.markdown, .html, .jsonLines].contains($0)
  }
}

/// The place of a note's text: under the note's name, or beside a note that a person has edited.
package enum NotePlace: Sendable, Hashable {
  /// Under the note's own name.
  case note
  /// Beside the edited note: 1, or more if earlier texts placed there were edited, too.
  case beside(Int)

  /// The suffix for the note's name, and for its format in an archive.
  ///
  /// Nothing, `.new`, `.new-2` and so on.
  package var suffix: String {
    switch self {
    case .note: ""
    case .beside(let number): number <= 1 ? ".new" : ".new-\(number)"
    }
  }

  /// The place to try if this one holds something that a person has edited.
  package var next: NotePlace {
    switch self {
    case .note: .beside(1)
    case .beside(let number): .beside(number + 1)
    }
  }

  /// The place with a suffix; nil if there is none.
  package init?(suffix: some StringProtocol) {
    guard !suffix.isEmpty else {
      self = .note
      return
    }
    let mark = ".new"
    guard suffix.utf8.starts(with: mark.utf8) else { return nil }
    let rest = suffix.utf8.dropFirst(mark.utf8.count)
    guard let first = rest.first else {
      self = .beside(1)
      return
    }
    let digits = rest.dropFirst()
    guard first == UInt8(ascii: "-"), (1...9).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(String(decoding: digits, as: UTF8.self)), number >= 2
    else { return nil }
    self = .beside(number)
  }
}

/// The key of a meeting's file in the tables of an archive.
///
/// `md`, or `md.new` and `md.new-2` for the text beside a note that a person has edited.
struct OutputKey: Hashable {
  let format: ArchivedFormat
  let place: NotePlace
  /// Whether an earlier version wrote it, which put `X.new.md` beside `X.md`: `old-md.new`.
  let isOld: Bool

  private static let oldMark = "old-"

  init(_ format: ArchivedFormat, _ place: NotePlace = .note) {
    self.format = format
    self.place = place
    isOld = false
  }

  /// Reads a key; nil if it is invalid.
  init?(_ text: String) {
    isOld = text.utf8.starts(with: Self.oldMark.utf8)
    let plain = isOld ? text.utf8.dropFirst(Self.oldMark.utf8.count) : text.utf8[...]
    let end = plain.firstIndex(of: UInt8(ascii: ".")) ?? plain.endIndex
    guard let format = ArchivedFormat(rawValue: String(Substring(plain[..<end]))),
      let place = NotePlace(suffix: Substring(plain[end...]))
    else { return nil }
    self.format = format
    self.place = place
  }

  var text: String { (isOld ? Self.oldMark : "") + format.rawValue + place.suffix }
}
