internal import TextScanning

/// The kind of place at the end of HTML written so far.
package enum HTMLPosition: UInt8 {
  /// Element content, where other elements may stand.
  case text = 1
  /// The content of an element that holds text only (RCDATA), or drops elements.
  case textOnlyElement
  /// An unclosed tag or comment.
  case tag

  /// How many bytes back the start of a tag is searched for; beyond that, the place counts as text.
  private static let limit = 1024

  /// Reads the end of HTML written so far.
  init(endOf output: [UInt8]) {
    self = Self.position(atEndOf: output.span) ?? .text
  }

  /// The position after literal HTML, if that is the same whatever is before it.
  package init?(after literal: Span<UInt8>) {
    guard let position = Self.position(atEndOf: literal) else { return nil }
    self = position
  }

  /// The position at the end of HTML; nil if what is before the HTML decides.
  private static func position(atEndOf html: Span<UInt8>) -> HTMLPosition? {
    let earliest = max(0, html.count - limit)
    var index = html.count - 1
    while index >= earliest {
      switch html[index] {
      case UInt8(ascii: ">"): return position(afterTagEndingAt: index, in: html)
      case UInt8(ascii: "<"): return .tag
      default: index -= 1
      }
    }
    return earliest > 0 ? .text : nil
  }

  private static func position(
    afterTagEndingAt end: Int, in html: Span<UInt8>
  ) -> HTMLPosition? {
    let earliest = max(0, end - limit)
    var start = end - 1
    while start >= earliest, html[start] != UInt8(ascii: "<") { start -= 1 }
    guard start >= earliest else { return earliest > 0 ? .text : nil }
    // The first letter rules out most tags.
    let holdsTextOnly =
      switch html[start + 1] | 0x20 {
      case UInt8(ascii: "t"):
        isTag("title", in: html, at: start) || isTag("textarea", in: html, at: start)
      case UInt8(ascii: "o"): isTag("option", in: html, at: start)
      default: false
      }
    return holdsTextOnly ? .textOnlyElement : .text
  }

  /// Whether a tag with this name begins at an index.
  private static func isTag(_ name: StaticString, in html: Span<UInt8>, at start: Int) -> Bool {
    let end = start + 1 + name.utf8CodeUnitCount
    guard end < html.count, !html[end].isLetter else { return false }
    return name.withUTF8Buffer { name in
      name.indices.allSatisfy { html[start + 1 + $0] | 0x20 == name[$0] }
    }
  }
}
