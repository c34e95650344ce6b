/// Where on a line of Markdown something is about to be written.
///
/// ```
/// > - {{value}}      at the start of an item, whose further lines begin with `>   `
/// Owner: {{value}}   in a paragraph
/// ## {{value}}       in a heading, which has one line only
/// ```
package struct LineContext {
  /// What the line holds so far.
  package enum Place {
    /// Nothing but the markers of quotes and items: a block of any kind may begin.
    case start
    /// Text.
    case text
    /// The beginning of a heading, which ends with the line.
    case heading
    /// The beginning of a table's row, which ends with the line too.
    case row
  }

  package var place = Place.start
  /// Whether everything must go on in the line.
  package var hasOneLine: Bool { place == .heading || place == .row }
  /// What further lines begin with, to stay in the same quotes and items.
  package var continuation: [UInt8] = []

  /// Reads the last line of what was written so far.
  package init(endOf output: [UInt8]) {
    let start = output.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var rest = output[start...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: " "):
        continuation.append(byte)
        rest = rest.dropFirst()
      case UInt8(ascii: ">"):
        continuation += [byte, UInt8(ascii: " ")]
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
      case UInt8(ascii: "#"):
        place = .heading
        return
      case UInt8(ascii: "|"):
        place = .row
        return
      default:
        guard let marker = Self.listMarker(rest) else {
          place = .text
          return
        }
        continuation += repeatElement(UInt8(ascii: " "), count: marker)
        rest = rest.dropFirst(marker)
      }
    }
  }

  /// The length of the marker of an item, the space after it included; nil if there is none.
  private static func listMarker(_ line: ArraySlice<UInt8>) -> Int? {
    var length = 0
    switch line.first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): length = 1
    default:
      length = line.prefix(10).prefix { (0x30...0x39).contains($0) }.count
      guard (1...9).contains(length) else { return nil }
      let delimiter = line.dropFirst(length).first
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return nil }
      length += 1
    }
    return line.dropFirst(length).first == UInt8(ascii: " ") ? length + 1 : nil
  }
}
