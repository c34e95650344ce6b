/// The sign that an item of a list begins with.
struct ItemSign: Equatable {
  /// What a sign is.
  enum Kind: Equatable {
    /// `-`, `*` or `+`, those of CommonMark (5.2).
    case bullet
    /// A number with `.` or `)` behind it.
    case number(Int)
    /// Another sign: `•`, `–`, `・`.
    case other
  }

  let kind: Kind
  /// The sign, or what stands behind the number.
  let mark: Unicode.Scalar
  /// How many bytes there are to the text of the item, white space included.
  let length: Int
  /// How many bytes the sign has, or the number with what stands behind it.
  let markLength: Int

  /// Whether it is a number.
  var isNumber: Bool {
    if case .number = kind { true } else { false }
  }

  /// How far below others lists with a sign stand, where they are indented alike: `•` above `◦` above
  /// `-`.
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

  /// Whether the sign is a dash, which begins lines of a dialogue too.
  var isLongDash: Bool { mark == "—" || mark == "―" }

  /// The sign that a line begins with, behind its indentation; nil if it begins with none, or if
  /// nothing stands behind it.
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
      self.init(
        line, kind: .other, mark: sign, length: UTF8.width(sign), needsSpace: needsSpace)
      // `●●○` and `・・・` are no items.
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

  /// The other signs, and whether white space has to stand behind one.
  private static let others: [Unicode.Scalar: Bool] = [
    "•": false, "●": false, "■": false, "◆": false, "►": false, "▶": false, "➤": false,
    "⦁": false, "⬤": false, "◦": false, "○": false, "▪": false, "▫": false, "‣": false,
    "⁃": false, "◇": false, "∙": false, "・": false, "･": false, "＊": false, "－": false,
    "–": true, "—": true, "―": true, "‒": true, "·": true, "‧": true, "⋅": true, "＋": true,
  ]

  /// The first character of valid UTF-8.
  static func firstScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = bytes.first else { return nil }
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first
  }
}
