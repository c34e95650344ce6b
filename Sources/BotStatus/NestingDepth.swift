internal import JSONDocument

/// How deep lists and quotes are nested, in arrays and in the Markdown of strings.
enum NestingDepth {
  /// The most that every reader of Markdown shows; what is deeper is written less deep.
  static let maximumShown = 8

  /// Whether arrays and objects of a value, or lists and quotes in its strings, are nested deeper than
  /// is shown.
  static func exceedsShown(_ value: JSONValue) -> Bool {
    var pending = [(value: value, depth: 0)]
    while let (value, depth) = pending.popLast() {
      switch value {
      case .array where depth > maximumShown, .object where depth > maximumShown: return true
      case .array(let elements): pending += elements.map { ($0, depth + 1) }
      case .object(let object): pending += object.members.map { ($0.value, depth + 1) }
      case .string(let text): if markdownDepth(of: text) > maximumShown { return true }
      case .null, .boolean, .number: break
      }
    }
    return false
  }

  /// How deep lists and quotes are nested in Markdown, as their marks and indentation tell; code that
  /// looks like lists counts as such.
  private static func markdownDepth(of text: String) -> Int {
    var deepest = 0
    var contents: [Int] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      var quotes = 0
      var column = 0
      var rest = line
      while let byte = rest.first {
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
          column += byte == UInt8(ascii: "\t") ? 4 : 1
          rest = rest.dropFirst()
        } else if byte == UInt8(ascii: ">") {
          quotes += 1
          rest = rest.dropFirst()
        } else if let width = markWidth(rest) {
          while let last = contents.last, column < last { contents.removeLast() }
          column += width
          contents.append(column)
          rest = rest.dropFirst(width)
          deepest = max(deepest, contents.count + quotes)
        } else {
          break
        }
      }
      deepest = max(deepest, quotes)
      if rest.isEmpty, quotes == 0 { continue }
      while let last = contents.last, column < last { contents.removeLast() }
    }
    return deepest
  }

  /// The length of an item's mark with the space behind it; nil if there is none.
  private static func markWidth(_ line: Substring.UTF8View) -> Int? {
    var width = 1
    if line.first.map({ !"-*+".utf8.contains($0) }) ?? true {
      let digits = line.prefix(10).prefix { (0x30...0x39).contains($0) }.count
      guard digits > 0, let mark = line.dropFirst(digits).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      width = digits + 1
    }
    return line.dropFirst(width).first == UInt8(ascii: " ") ? width + 1 : nil
  }
}
