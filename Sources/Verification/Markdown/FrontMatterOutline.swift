/// Checks front matter for what makes reading YAML costly or ambiguous, before a parser gets it:
/// aliases can stand for far more than they are (YAML 1.2.2, section 7.1), tags make other types,
/// and nesting takes recursion.
struct FrontMatterOutline {
  private static let maximumDepth = 20

  private let yaml: [UInt8]
  private var index = 0
  private var depth = 0
  private var keys: Set<[UInt8]> = []

  /// Where something is that should not be, and what; nil if there is nothing.
  static func fault(in yaml: [UInt8]) -> (offset: Int, what: String)? {
    var outline = FrontMatterOutline(yaml)
    return outline.scan()
  }

  private init(_ yaml: [UInt8]) {
    self.yaml = yaml
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
        if depth > Self.maximumDepth { return (index, "a value that is nested too deep") }
      case "]", "}": depth = max(0, depth - 1)
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Goes over the indentation of a line, and takes the name of a key at its very start.
  private mutating func readLineStart() -> (Int, String)? {
    let start = index
    while index < yaml.count, yaml[index] == 0x20 || yaml[index] == UInt8(ascii: "-") { index += 1 }
    if index - start > 2 * Self.maximumDepth { return (start, "a value that is nested too deep") }
    guard index == start, depth == 0 else { return nil }
    let name = yaml[start...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\n") }
    guard name.endIndex < yaml.count, yaml[name.endIndex] == UInt8(ascii: ":") else { return nil }
    return keys.insert(Array(name)).inserted ? nil : (start, "a key that is there twice")
  }

  /// Goes over a quoted text; false if nothing ends it.
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
