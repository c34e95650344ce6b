internal import TextScanning

/// Ends a list where a label follows on the next line.
///
/// CommonMark would continue the paragraph of the last item (laziness, CommonMark 5.2), where a
/// model began something else:
///
/// ```
/// **Needs:**           **Needs:**
/// - Two pumps          - Two pumps
/// **Budget:**
/// - 50k                **Budget:**
///                      - 50k
/// Next call: Friday
///                      Next call: Friday
/// ```
///
/// Any other line goes on with the item, since lines may have been broken at some width.
enum ListEnd {
  /// The text with an empty line before each label that ends a list; nil if there is none.
  static func separated(in text: String) -> String? {
    guard text.hasByte(UInt8(ascii: "\n")), mayHaveLabel(text) else { return nil }
    let lines = OutlineLine.lines(of: text)
    guard lines.contains(where: isItem) else { return nil }
    let ends = ends(in: lines)
    guard !ends.isEmpty else { return nil }
    var output: [UInt8] = []
    var next = ends[...]
    for (index, line) in lines.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "\n")) }
      if index == next.first {
        next.removeFirst()
        output.append(UInt8(ascii: "\n"))
      }
      output += line.bytes
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func mayHaveLabel(_ text: String) -> Bool {
    // 0x9A and 0x95 are the last bytes of the other colons.
    text.utf8.contains { ":*_".utf8.contains($0) || $0 == 0x9A || $0 == 0x95 }
  }

  /// An open list.
  private struct List {
    /// The indentation of its items.
    let indent: Int
    /// Whether labels with a text belong to the item above them, as a task's owner below it; nil
    /// until the first one.
    var hasFields: Bool?
  }

  /// The indexes of the lines before which a list ends.
  private static func ends(in lines: [OutlineLine]) -> [Int] {
    var ends: [Int] = []
    var list: List?
    // Whether the line above is text of an item.
    var isBehindText = false
    for (index, line) in lines.enumerated() {
      if line.isBlank {
        isBehindText = false
      } else if isItem(line), list.map({ line.indent >= $0.indent }) ?? (line.indent < 4) {
        if list == nil { list = List(indent: line.indent) }
        isBehindText = true
      } else if let open = list, line.indent < open.indent + 2 {
        guard isBehindText, isText(line) else {
          list = isItem(line) ? List(indent: line.indent) : nil
          isBehindText = list != nil
          continue
        }
        if isEnd(index, in: lines, of: &list) {
          ends.append(index)
          list = nil
          isBehindText = false
        }
      } else {
        isBehindText = list != nil && !line.isCode && !line.isRule
      }
    }
    return ends
  }

  /// Whether a list ends before an unindented line below the text of an item.
  private static func isEnd(_ index: Int, in lines: [OutlineLine], of list: inout List?) -> Bool {
    switch Label(lines[index]) {
    case nil: return false
    case .alone(let isProse):
      // A sentence may go on in a list below it.
      let next = lines[(index + 1)...].first { !$0.isBlank }
      return !isProse || next.map { $0.indent < 2 || !isItem($0) } ?? true
    case .field:
      if let hasFields = list?.hasFields { return !hasFields }
      let next = lines[(index + 1)...].first { Label($0) != .field }
      let hasFields = next.map(isItem) ?? false
      list?.hasFields = hasFields
      return !hasFields
    }
  }

  private static func isItem(_ line: OutlineLine) -> Bool {
    line.sign.map { $0.kind != .other } ?? false
  }

  /// Whether a line is text, going by its first character, that an item could go on with.
  private static func isText(_ line: OutlineLine) -> Bool {
    !line.isCode && !line.isRule && line.sign == nil
      && line.text.first.map { !"#><|".utf8.contains($0) } ?? false
  }
}

extension ListEnd {
  /// A line that is a label, or begins with one.
  enum Label: Equatable {
    /// Nothing follows the label on its line.
    ///
    /// - isProse: Whether it may be the end of a sentence instead: it begins in lower case.
    case alone(isProse: Bool)
    /// The label is followed by a text: `Next call: Friday`.
    case field

    /// The maximum length of a label in bytes.
    private static let maximumLength = 60
    private static let maximumWords = 5

    /// Parses a line; nil if it has no label.
    init?(_ line: OutlineLine) {
      guard line.sign == nil, !line.isCode, let first = line.text.first else { return nil }
      if first == UInt8(ascii: "*") || first == UInt8(ascii: "_") {
        guard let label = Self(bold: line.text) else { return nil }
        self = label
        return
      }
      let scalars = String(decoding: line.text.prefix(4 * Self.maximumLength), as: UTF8.self)
        .unicodeScalars
      guard let letter = scalars.first, letter.properties.isAlphabetic else { return nil }
      let isLowercase = letter.properties.isLowercase
      if line.endsInColon {
        self = .alone(isProse: isLowercase)
        return
      }
      guard !isLowercase, let colon = scalars.firstIndex(where: Self.isColon),
        Self.isParted(scalars[colon...]), Self.isLabel(scalars[..<colon])
      else { return nil }
      self = .field
    }

    /// Parses a line that begins in bold: `**Goals**`, `**Goals:** grow`, `**Goals** – grow`.
    private init?(bold line: ArraySlice<UInt8>) {
      let mark = line.prefix(2)
      guard mark.elementsEqual("**".utf8) || mark.elementsEqual("__".utf8) else { return nil }
      let inner = line.dropFirst(2).prefix(4 * Self.maximumLength)
      guard let close = inner.firstRange(of: mark), close.lowerBound > inner.startIndex else {
        return nil
      }
      let label = String(decoding: inner[..<close.lowerBound], as: UTF8.self).unicodeScalars
      let behind = String(decoding: line[close.upperBound...].prefix(8), as: UTF8.self)
        .unicodeScalars.drop { $0 == " " }
      if behind.isEmpty || Self.isColon(behind[behind.startIndex]) && behind.count == 1 {
        self = .alone(isProse: false)
      } else if let first = behind.first, let last = label.last,
        Self.isColon(last) || Self.isColon(first) || ["-", "–", "—"].contains(first)
      {
        self = .field
      } else {
        return nil
      }
    }

    private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
      scalar == ":" || scalar == "：" || scalar == "﹕"
    }

    /// Whether a text follows behind a colon, as a word of its own: not in `10:30` or `http://`.
    private static func isParted(_ behind: Substring.UnicodeScalarView) -> Bool {
      behind.first != ":" || behind.dropFirst().first.map(\.isWhiteSpace) ?? false
    }

    /// Whether words are short enough for a label, and no sentence.
    private static func isLabel(_ words: Substring.UnicodeScalarView) -> Bool {
      words.reduce(0) { $0 + UTF8.width($1) } <= maximumLength
        && words.split(separator: " ").count <= maximumWords
        && !words.contains { [".", ",", ";", "!", "?", "\"", "“", "("].contains($0) }
    }
  }
}
