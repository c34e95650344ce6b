/// Checks the YAML front matter of Markdown: that it parses, and that the documented keys have
/// values of the expected types.
enum FrontMatterCheck {
  /// Checks the front matter and adds its findings.
  ///
  /// - Returns: The offset of the text after it.
  static func run(_ source: OutputText, _ findings: inout FindingList) -> Int {
    let bytes = source.bytes
    guard bytes.starts(with: "---\n".utf8) else {
      if let (what, length) = foreignStart(bytes) {
        findings.add(
          at: 0, what, "which site generators read as data",
          "begin the template with a line of its own")
        return length
      }
      return 0
    }
    guard let end = end(in: bytes) else {
      findings.add(
        at: 0, "front matter that is never closed",
        "so that readers drop the text or take it for data",
        "end it with a line of three hyphens")
      return bytes.count
    }
    let yaml = Array(bytes[4..<(end - 4)])
    if let (offset, what) = FrontMatterOutline.fault(in: yaml) {
      findings.add(
        at: offset + 4, "\(what) in the front matter", "which YAML parsers handle differently",
        "write values with {{yaml(x)}}")
    } else {
      FrontMatterValues.check(String(decoding: yaml, as: UTF8.self), &findings)
    }
    return end
  }

  /// A start of the file that some reader takes for front matter, and its length.
  private static func foreignStart(_ bytes: [UInt8]) -> (String, Int)? {
    for (start, what) in [
      ("\u{FEFF}", "a byte order mark"), ("+++", "front matter in TOML"),
      ("{", "front matter in JSON"), ("---", "a line that begins front matter"),
    ] where bytes.starts(with: start.utf8) {
      return (what, start.utf8.count)
    }
    return nil
  }

  /// The offset of the line after the front matter; nil if it is never closed.
  private static func end(in bytes: [UInt8]) -> Int? {
    var start = 4
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if bytes[start..<end].elementsEqual("---".utf8) { return end + 1 }
      start = end + 1
    }
    return nil
  }
}

/// Rejects YAML that is costly or ambiguous before it is parsed: aliases can expand to far more
/// than their size (YAML 1.2.2, section 7.1), tags change types, and nesting takes recursion.
struct FrontMatterOutline {
  private static let maximumDepth = 20

  private let yaml: [UInt8]
  private var index = 0
  private var depth = 0
  private var keys: Set<[UInt8]> = []

  /// The first construct that is rejected, and its offset; nil if there is none.
  static func fault(in yaml: [UInt8]) -> (offset: Int, what: String)? {
    var outline = FrontMatterOutline(yaml: yaml)
    return outline.scan()
  }

  private mutating func scan() -> (Int, String)? {
    while index < yaml.count {
      let isLineStart = index == 0 || yaml[index - 1] == UInt8(ascii: "\n")
      if isLineStart, let fault = readLineStart() { return fault }
      guard index < yaml.count else { break }
      let startsToken = index == 0 || " \n[{,:-".utf8.contains(yaml[index - 1])
      switch Unicode.Scalar(yaml[index]) {
      case "\"" where startsToken, "'" where startsToken:
        guard skipQuoted(yaml[index]) else { return (index, "a quote that is never closed") }
        continue
      case "#" where startsToken:
        while index < yaml.count, yaml[index] != UInt8(ascii: "\n") { index += 1 }
        continue
      case "&" where startsToken, "*" where startsToken: return (index, "an anchor or alias")
      case "!" where startsToken: return (index, "a tag")
      case "|" where startsToken, ">" where startsToken: return (index, "a block of text")
      case "?" where startsToken: return (index, "a complex key")
      case "%" where isLineStart: return (index, "a directive")
      case "[", "{":
        depth += 1
        if depth > Self.maximumDepth { return (index, "a value nested too deep") }
      case "]", "}": depth = max(0, depth - 1)
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Skips the indentation of a line, and records a key at its very start.
  private mutating func readLineStart() -> (Int, String)? {
    let start = index
    while index < yaml.count, yaml[index] == 0x20 || yaml[index] == UInt8(ascii: "-") { index += 1 }
    if index - start > 2 * Self.maximumDepth { return (start, "a value nested too deep") }
    guard index == start, depth == 0 else { return nil }
    let name = yaml[start...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\n") }
    guard name.endIndex < yaml.count, yaml[name.endIndex] == UInt8(ascii: ":") else { return nil }
    return keys.insert(Array(name)).inserted ? nil : (start, "a duplicate key")
  }

  /// Skips a quoted scalar; false if it is never closed.
  private mutating func skipQuoted(_ quote: UInt8) -> Bool {
    var end = index + 1
    while end < yaml.count {
      if yaml[end] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        end += 2
      } else if yaml[end] == quote {
        index = end + 1
        return true
      } else {
        end += 1
      }
    }
    return false
  }
}
