/// What kind of place the end of some HTML is.
enum HTMLPosition {
  /// Text, among which elements may stand.
  case text
  /// The text of an element that holds no elements (RCDATA), or drops them.
  case textOnlyElement
  /// A tag or a comment that is not closed yet.
  case tag

  /// How far back a tag may begin; beyond that, the place is taken for text.
  private static let limit = 1024

  /// Reads the end of some HTML.
  init(endOf output: [UInt8]) {
    let earliest = max(0, output.count - Self.limit)
    var index = output.count - 1
    while index >= earliest {
      switch output[index] {
      case UInt8(ascii: ">"):
        self = Self.holdsTextOnly(output, tagEndingAt: index) ? .textOnlyElement : .text
        return
      case UInt8(ascii: "<"):
        self = .tag
        return
      default: index -= 1
      }
    }
    self = .text
  }

  private static func holdsTextOnly(_ output: [UInt8], tagEndingAt end: Int) -> Bool {
    let earliest = max(0, end - limit)
    var start = end - 1
    while start >= earliest, output[start] != UInt8(ascii: "<") { start -= 1 }
    guard start >= earliest else { return false }
    // Most tags are told from these by their first letter.
    switch output[start + 1] | 0x20 {
    case UInt8(ascii: "t"):
      return isTag("title", in: output, at: start) || isTag("textarea", in: output, at: start)
    case UInt8(ascii: "o"): return isTag("option", in: output, at: start)
    default: return false
    }
  }

  /// Whether a tag of a name begins at an index.
  private static func isTag(_ name: StaticString, in output: [UInt8], at start: Int) -> Bool {
    let letters = output[(start + 1)...].prefix(while: \.isLetter)
    return name.withUTF8Buffer { name in letters.elementsEqual(name) { $0 | 0x20 == $1 } }
  }
}
