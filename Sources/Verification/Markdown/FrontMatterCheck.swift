internal import Yams

/// Checks the YAML between `---` lines at the start of Markdown: that a parser reads it, and reads
/// the documented keys as what they are.
enum FrontMatterCheck {
  private static let strings: Set<String> = ["title", "date", "bot_id", "room"]
  private static let lists: Set<String> = ["participants", "tags"]

  /// Checks the front matter, and leaves what is found in a list.
  ///
  /// - Returns: Where the text begins behind it.
  static func run(_ source: SourceText, _ findings: inout FindingList) -> Int {
    let bytes = source.bytes
    guard bytes.starts(with: "---\n".utf8) else {
      if let (what, length) = foreignStart(bytes) {
        findings.add(
          at: 0, what, "which site generators read as data of their own",
          "let the template begin with a line of its own")
        return length
      }
      return 0
    }
    guard let end = end(in: bytes) else {
      findings.add(
        at: 0, "front matter that is never closed",
        "so that the text is read as data, or not at all",
        "end it with a line of three hyphens")
      return bytes.count
    }
    let yaml = Array(bytes[4..<(end - 4)])
    if let (offset, what) = FrontMatterOutline.fault(in: yaml) {
      findings.add(
        at: offset + 4, "\(what) in the front matter", "which readers of YAML act on differently",
        "write values with {{yaml(x)}}")
    } else {
      check(String(decoding: yaml, as: UTF8.self), &findings)
    }
    return end
  }

  /// A start of a file that some reader takes for front matter, and how long it is.
  private static func foreignStart(_ bytes: [UInt8]) -> (String, Int)? {
    for (start, what) in [
      ("\u{FEFF}", "a byte order mark"), ("+++", "front matter in TOML"),
      ("{", "front matter in JSON"), ("---", "a line that begins front matter"),
    ] where bytes.starts(with: start.utf8) {
      return (what, start.utf8.count)
    }
    return nil
  }

  /// Where the line behind the front matter begins; nil if it is never closed.
  private static func end(in bytes: [UInt8]) -> Int? {
    var start = 4
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if bytes[start..<end].elementsEqual("---".utf8) { return end + 1 }
      start = end + 1
    }
    return nil
  }

  private static func check(_ yaml: String, _ findings: inout FindingList) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      findings.add(
        line: 2, column: 1, "front matter that YAML does not read", "so that it is lost",
        "write values with {{yaml(x)}}")
      return
    }
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      findings.add(
        line: 2, column: 1, "front matter that is no list of keys and values", "so that it is lost",
        "write a key, a colon and {{yaml(x)}} on each line")
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, let fault = fault(of: value, for: name) else { continue }
      let mark = value.mark
      findings.add(
        line: (mark?.line ?? 1) + 1, column: mark?.column ?? 1, "\(name.excerpt) that is \(fault)",
        "so that readers take it for something else", "write it as {{yaml(\(name.excerpt))}}")
    }
  }

  /// What a value is instead of what its key stands for; nil if it is that.
  private static func fault(of value: Node, for name: String) -> String? {
    switch name {
    case _ where strings.contains(name): isString(value) ? nil : "no string"
    case _ where lists.contains(name):
      (value.sequence?.allSatisfy(isString) ?? false) ? nil : "no list of strings"
    case "duration_minutes": (value.int ?? -1) >= 0 ? nil : "no number"
    default: nil
    }
  }

  /// Whether YAML reads a string: quoted, or no other type by its looks.
  private static func isString(_ node: Node) -> Bool {
    node.scalar != nil && node.tag.rawValue == Tag.Name.str.rawValue
  }
}
