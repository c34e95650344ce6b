/// A tag in a reader's HTML, and whether our own HTML could have it.
struct ReadTag {
  let name: String
  let isEnd: Bool
  let attributes: [(name: String, value: String)]
  /// The index after it.
  let end: Int

  /// Reads a tag at an index; nil for a comment, an instruction or a broken tag.
  init?(_ html: [UInt8], at start: Int) {
    var index = start + 1
    isEnd = html[safe: index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    func take(_ isPart: (UInt8) -> Bool) -> String {
      let from = index
      while let byte = html[safe: index], isPart(byte) { index += 1 }
      return String(decoding: html[from..<index], as: UTF8.self)
    }
    func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0x2F].contains(byte) }
    func isName(_ byte: UInt8) -> Bool { !isSpace(byte) && byte != 0x3E && byte != 0x3D }
    name = take(isName).lowercased()
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return nil }
    var attributes: [(name: String, value: String)] = []
    while true {
      _ = take(isSpace)
      guard let byte = html[safe: index] else { return nil }
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "=") { index += 1 }
      let name = take(isName).lowercased()
      var value = ""
      _ = take(isSpace)
      if html[safe: index] == UInt8(ascii: "=") {
        index += 1
        _ = take(isSpace)
        if let quote = html[safe: index], quote == 0x22 || quote == 0x27 {
          index += 1
          value = take { $0 != quote }
          index += 1
        } else {
          value = take { !isSpace($0) && $0 != 0x3E }
        }
      }
      // Some readers write addresses in references.
      let text = ArraySlice(value.utf8).withoutNumericReferences
      attributes.append((name, String(decoding: text, as: UTF8.self)))
    }
    self.attributes = attributes
    end = index + 1
  }

  static let voidElements: Set<String> = ["br", "hr", "input", "img"]

  /// What in the tag neither our own HTML nor a reader's task boxes could have; nil if there is
  /// nothing.
  var fault: String? {
    guard Self.elements.contains(name) else { return "<\(name)>" }
    return attributes.first { !isAllowed($0.name, $0.value) }
      .map { "<\(name) \($0.name)=\"\($0.value)\">" }
  }

  private func isAllowed(_ attribute: String, _ value: String) -> Bool {
    switch (name, attribute) {
    case ("a", "href"):
      ["http://", "https://", "mailto:", "xmpp:", "&#109;", "&#x6d;"].contains {
        value.lowercased().hasPrefix($0)
      }
    case ("a", "title"): true
    case ("ol", "start"): Int(value) != nil
    case ("ul", "class"), ("ol", "class"), ("li", "class"), ("input", "class"), ("input", "type"):
      Self.classesOfTasks.contains(value)
    case ("input", "disabled"), ("input", "checked"): ["", "disabled", "checked"].contains(value)
    case ("code", "class"), ("pre", "class"), ("code", "data-lang"):
      value.utf8.allSatisfy { $0 != 0x20 && $0 < 0x80 }
    case ("th", "style"), ("td", "style"):
      ["left", "right", "center"].contains { side in
        value == "text-align: \(side)" || value == "text-align: \(side);"
          || value == "text-align:\(side)"
      }
    case ("th", "align"), ("td", "align"): ["left", "right", "center"].contains(value)
    case ("h1", "id"), ("h2", "id"), ("h3", "id"), ("h4", "id"), ("h5", "id"), ("h6", "id"): true
    default: false
    }
  }

  private static let classesOfTasks: Set<String> = [
    "task-list", "contains-task-list", "task-list-item", "task-list-item enabled",
    "task-list-item-checkbox", "checkbox",
  ]
  private static let elements: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
    "strong", "a", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "input",
  ]
}
