/// The format of a file that an archive knows.
///
/// The raw value is the name in the archive and must not change.
package enum ArchivedFormat: String, Sendable, Hashable, CaseIterable {
  /// A note in Markdown.
  case markdown = "md"
  /// A note in HTML.
  case html
  /// A line in the file of all lines.
  case jsonLines = "jsonl"
}

/// Where the text of a note is put: under the note's name, or beside a note that a person has
/// edited.
package enum NotePlace: Sendable, Hashable {
  /// Under the note's own name.
  case note
  /// Beside the edited note, where earlier texts of that kind were edited too: the first is 1.
  case beside(Int)

  /// What the place adds to the note's name, and to its format in an archive: nothing, `.new`,
  /// `.new-2` and so on.
  package var suffix: String {
    switch self {
    case .note: ""
    case .beside(let number): number <= 1 ? ".new" : ".new-\(number)"
    }
  }

  /// The place to try where this one holds what a person has edited.
  package var next: NotePlace {
    switch self {
    case .note: .beside(1)
    case .beside(let number): .beside(number + 1)
    }
  }

  /// The place of a suffix; nil where no place has it.
  init?(suffix: some StringProtocol) {
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

/// What the tables of an archive call a file of a meeting: `md`, or `md.new` and `md.new-2` for the
/// text beside a note that a person has edited.
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

  /// Reads a key; nil for what is none.
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
