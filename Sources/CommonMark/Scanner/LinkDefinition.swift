/// A link reference definition (CommonMark 0.30, 4.7), at the beginning of a paragraph.
///
/// ```
/// [label]: https://example.com "Title"
/// ```
struct LinkDefinition {
  /// What stands between the brackets.
  let label: ArraySlice<UInt8>
  /// Where it leads, as it is written.
  let destination: ArraySlice<UInt8>
  /// All of it, up to the line's end.
  let text: ArraySlice<UInt8>

  /// Reads the definition that a text begins with; nil if there is none.
  init?(_ source: ArraySlice<UInt8>) {
    var reader = LinkDefinitionReader(rest: source)
    guard let label = reader.label(), let destination = reader.destination() else { return nil }
    let withoutTitle = reader
    if !reader.title() || !reader.isAtLineEnd {
      reader = withoutTitle
      guard reader.isAtLineEnd else { return nil }
    }
    self.label = label
    self.destination = destination
    self.text = source[..<reader.rest.startIndex]
  }

  /// How many lines it takes.
  var lineCount: Int { 1 + text.count { $0 == UInt8(ascii: "\n") } }

  /// It in one line.
  var line: [UInt8] { text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 } }

  /// Whether a link may lead where it says.
  var isAllowed: Bool { Destination(String(decoding: destination, as: UTF8.self)).isAllowed }
}
