/// Checks the YAML between `---` lines at the start of Markdown: that a parser reads it, and reads
/// the documented keys as what they are.
enum FrontMatterCheck {
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
        "so that readers drop the text, or take it for data",
        "end it with a line of three hyphens")
      return bytes.count
    }
    let yaml = Array(bytes[4..<(end - 4)])
    if let (offset, what) = FrontMatterOutline.fault(in: yaml) {
      findings.add(
        at: offset + 4, "\(what) in the front matter", "which readers of YAML act on differently",
        "write values with {{yaml(x)}}")
    } else {
      FrontMatterValues.check(String(decoding: yaml, as: UTF8.self), &findings)
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
}
