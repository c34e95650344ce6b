internal import MeetingModel
internal import TextScanning

/// A heading or label above tasks in a text.
struct ActionHead {
  /// The level of a label, which is below every heading.
  static let labelLevel = 7

  /// The level of a heading (CommonMark 4.2), or ``labelLevel``.
  let level: Int
  var text: String
  /// Whether something stands below it, and each task there tells it.
  var isShown = false
  /// Whether tasks stand below it without another heading or label between.
  var hasOwnTasks = false

  var isLabel: Bool { level == Self.labelLevel }

  private init(level: Int, text: String) {
    self.level = level
    self.text = text
  }

  /// Makes a label.
  init(label text: String) {
    self.init(level: Self.labelLevel, text: text)
  }

  /// Finds the heading or label at a line; nil if it is something else.
  ///
  /// A label is a bold line, or one that ends in a colon, with a list below it. A sentence that
  /// introduces what follows may also precede headings, labels and tables.
  init?(at index: Int, in lines: [OutlineLine]) {
    let line = lines[index]
    guard !line.isCode, line.sign == nil, line.indent < 4, line.text.count <= 160 else {
      return nil
    }
    let level = line.text.prefix { $0 == UInt8(ascii: "#") }.count
    let behind = line.text.dropFirst(level)
    if (1...6).contains(level), behind.first == 0x20 || behind.first == 0x09 {
      let text = Self.label(of: behind, isHeading: true)
      guard !text.isBlank else { return nil }
      self.init(level: level, text: text)
      return
    }
    guard line.endsInColon || line.text.starts(with: "**".utf8) && line.text.suffix(2) == [42, 42],
      let next = lines[(index + 1)...].first(where: { !$0.isBlank })
    else { return nil }
    let text = Self.label(of: line.text)
    guard !text.isBlank,
      next.sign != nil
        || Self.mayBeHead(next) && ListFraming.isIntroduction(text, of: .actionItems)
    else { return nil }
    self.init(level: Self.labelLevel, text: text)
  }

  /// Whether a line looks like a heading, a label or a table.
  private static func mayBeHead(_ line: OutlineLine) -> Bool {
    line.endsInColon || line.text.first.map { "#*|".utf8.contains($0) } ?? false
  }

  /// The words of a heading or label, without the marks around them and the colon at the end.
  static func label(of text: String) -> String {
    label(of: Array(text.utf8)[...])
  }

  private static func label(of line: ArraySlice<UInt8>, isHeading: Bool = false) -> String {
    var text = line.trimming(while: \.isWhiteSpace)
    if isHeading {
      // Closing marks follow a space (CommonMark 4.2).
      let marked = text.prefix(
        upTo: text.lastIndex { $0 != UInt8(ascii: "#") }.map { $0 + 1 } ?? text.startIndex)
      if marked.last.map(\.isWhiteSpace) ?? true { text = marked.trimming(while: \.isWhiteSpace) }
    }
    text = withoutColon(text)
    for mark in ["**", "__"] where text.count > 4 {
      let inner = text.dropFirst(2).dropLast(2)
      if text.starts(with: mark.utf8), text.suffix(2).elementsEqual(mark.utf8),
        inner.firstRange(of: mark.utf8) == nil
      {
        text = withoutColon(inner)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func withoutColon(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars[...]
    let ends: Set<Unicode.Scalar> = [":", "\u{FF1A}", "\u{FE55}", " ", "\t"]
    while let last = scalars.last, ends.contains(last) { scalars.removeLast() }
    return Array(Substring(scalars).utf8)[...]
  }
}
