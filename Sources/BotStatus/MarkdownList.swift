/// Markdown that is nothing but a list.
enum MarkdownList {
  /// The items of a text in which each line is an item of a list; nil for any other text.
  static func items(of text: String) -> [String]? {
    var items: [String] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = String(Substring(line))
      guard !line.isBlank else { continue }
      guard let item = item(in: line) else { return nil }
      items.append(item)
    }
    return items.isEmpty ? nil : items
  }

  /// The content of a line that is an item, with at most three spaces before its marker (CommonMark,
  /// section 5.2); nil for any other line.
  ///
  /// Markers are those of CommonMark, and `•`.
  static func item(in line: String) -> String? {
    let scalars = line.unicodeScalars
    var rest = scalars.drop { $0 == " " }
    guard scalars.distance(from: scalars.startIndex, to: rest.startIndex) <= 3,
      let first = rest.first
    else { return nil }
    if ["-", "*", "+", "•"].contains(first) {
      rest = rest.dropFirst()
    } else {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      // A longer number counts nothing: it is what was said.
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      guard rest.first == "." || rest.first == ")" else { return nil }
      rest = rest.dropFirst()
    }
    guard rest.first == " " || rest.first == "\t" else { return nil }
    let content = String(rest).trimmed
    // `- - -` is a rule, not a list.
    guard content.unicodeScalars.contains(where: { !["-", "*", "_", " "].contains($0) }) else {
      return nil
    }
    return content
  }

  /// An item without its task box, and whether that is ticked; no box is an open one.
  static func task(in item: String) -> (text: String, isDone: Bool) {
    for (box, isDone) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] {
      if item.utf8.starts(with: box.utf8) {
        return (String(item.unicodeScalars.dropFirst(box.utf8.count)).trimmed, isDone)
      }
    }
    return (item, false)
  }
}
