/// A text that begins with a label: `Owner: Bo`, `**Owner:** Bo`, `**Owner**: Bo`.
struct LabelledLine {
  /// The label without its colon and the emphasis around it.
  let label: String
  /// The text behind the colon, which is not blank.
  let text: String

  /// The maximum length of a label in bytes.
  private static let maximumLabel = 60

  /// Parses a text; nil if it begins with no label.
  init?(_ source: String) {
    let scalars = source.unicodeScalars.drop(while: \.isWhiteSpace)
    let start = scalars.drop(while: Self.isMark)
    guard let first = start.first, first.properties.isAlphabetic,
      let colon = start.prefix(Self.maximumLabel).firstIndex(where: {
        Self.isColon($0) || $0 == "\n"
      }), Self.isColon(start[colon])
    else { return nil }
    var behind = start[start.index(after: colon)...]
    let inner = start[..<colon]
    let name = String(inner).trimmed.unicodeScalars
    let marks = scalars.distance(from: scalars.startIndex, to: start.startIndex)
    let closers = name.reversed().prefix(while: Self.isMark).count
    if closers < marks {
      // `**Owner:** Bo`: the rest of the marks is behind the colon.
      guard behind.prefix(while: Self.isMark).count >= marks - closers else { return nil }
      behind = behind.dropFirst(marks - closers)
    }
    guard closers <= marks, start[colon] != ":" || behind.first.map(\.isWhiteSpace) ?? false
    else { return nil }
    label = String(String.UnicodeScalarView(name.dropLast(closers))).trimmed
    text = String(behind).trimmed
    guard !label.isEmpty, !text.isEmpty, !label.unicodeScalars.contains(where: Self.isMark) else {
      return nil
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "*" || scalar == "_"
  }

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "\u{FF1A}" || scalar == "\u{FE55}"
  }
}
