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
    let tag = output[max(0, end - limit)..<end]
    guard let start = tag.lastIndex(of: UInt8(ascii: "<")) else { return false }
    let name = tag[(start + 1)...].prefix(while: \.isLetter)
    return ["title", "textarea", "option"].contains { candidate in
      name.elementsEqual(candidate.utf8) { $0 | 0x20 == $1 }
    }
  }
}
