/// The marker of a list item.
struct ItemSign: Equatable {
  enum Kind: Equatable {
    /// A CommonMark bullet: `-`, `*` or `+` (5.2).
    case bullet
    /// A number followed by `.` or `)`.
    case number(Int)
    /// Another marker: `•`, `–`, `・`.
    case other
  }

  let kind: Kind
  /// The marker, or the character after the number.
  let mark: Unicode.Scalar
  /// The number of bytes before the text of the item, including white space.
  let length: Int
  /// The number of bytes of the marker, including the character after a number.
  let markLength: Int

  var isNumber: Bool {
    if case .number = kind { true } else { false }
  }

  /// The nesting rank among lists with the same indentation: `•` is above `◦`, which is above `-`.
  var rank: Int {
    switch kind {
    case .number: 0
    case .bullet: 3
    case .other:
      switch mark {
      case "•", "●", "■", "◆", "►", "▶", "➤", "⦁", "⬤": 1
      case "◦", "○", "▪", "▫", "‣", "⁃", "◇", "∙": 2
      default: 3
      }
    }
  }

  /// Whether the marker is a dash that may also begin a line of dialogue.
  var isLongDash: Bool { mark == "—" || mark == "―" }

  /// Parses the marker at the start of a line, after its indentation; returns nil if there is none,
  /// or if nothing follows it.
  init?(_ line: ArraySlice<UInt8>) {
    guard let first = line.first else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      self.init(line, kind: .bullet, mark: Unicode.Scalar(first), length: 1, needsSpace: true)
    case 0x30...0x39:
      let digits = line.prefix(10).prefix { (0x30...0x39).contains($0) }
      guard digits.count < 10, let number = Int(String(decoding: digits, as: UTF8.self)),
        let mark = line.dropFirst(digits.count).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      self.init(
        line, kind: .number(number), mark: Unicode.Scalar(mark), length: digits.count + 1,
        needsSpace: true)
    case 0xC2, 0xE2, 0xE3, 0xEF:
      guard let sign = Self.firstScalar(line), let needsSpace = Self.others[sign] else {
        return nil
      }
      self.init(line, kind: .other, mark: sign, length: UTF8.width(sign), needsSpace: needsSpace)
      // `●●○` and `・・・` are not items.
      let text = line.dropFirst(length)
      guard let next = Self.firstScalar(text), Self.others[next] == nil else { return nil }
      if markLength == length, next.value < 0x80, sign == "－" { return nil }
    default: return nil
    }
  }

  private init?(
    _ line: ArraySlice<UInt8>, kind: Kind, mark: Unicode.Scalar, length: Int, needsSpace: Bool
  ) {
    var text = line.dropFirst(length)
    while let scalar = Self.firstScalar(text), scalar.isWhiteSpace {
      text = text.dropFirst(UTF8.width(scalar))
    }
    guard !text.isEmpty, !needsSpace || text.startIndex > line.startIndex + length else {
      return nil
    }
    self.kind = kind
    self.mark = mark
    self.length = text.startIndex - line.startIndex
    self.markLength = length
  }

  /// The other markers, and whether they must be followed by white space.
  private static let others: [Unicode.Scalar: Bool] = [
    "•": false, "●": false, "■": false, "◆": false, "►": false, "▶": false, "➤": false,
    "⦁": false, "⬤": false, "◦": false, "○": false, "▪": false, "▫": false, "‣": false,
    "⁃": false, "◇": false, "∙": false, "・": false, "･": false, "＊": false, "－": false,
    "–": true, "—": true, "―": true, "‒": true, "·": true, "‧": true, "⋅": true, "＋": true,
  ]

  /// Returns the first scalar of valid UTF-8.
  static func firstScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = bytes.first else { return nil }
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first
  }
}
