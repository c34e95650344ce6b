internal import TextScanning

/// A link reference definition at the start of a paragraph (CommonMark 0.30, 4.7).
///
/// ```
/// [label]: https://example.com "Title"
/// ```
struct LinkDefinition {
  /// The label without its brackets.
  let label: ArraySlice<UInt8>
  /// The destination as written.
  let destination: ArraySlice<UInt8>
  /// The whole definition, without its line end.
  let text: ArraySlice<UInt8>

  /// Reads a definition at the start of a text; nil if there is none.
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

  var lineCount: Int { 1 + text.count { $0 == UInt8(ascii: "\n") } }

  /// The definition on one line.
  var line: [UInt8] { text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 } }

  /// Whether a link may lead to the destination.
  var isAllowed: Bool { Destination(String(decoding: destination, as: UTF8.self)).isAllowed }
}

/// The link labels by which a source may refer to link reference definitions.
struct References {
  private var labels: Set<[UInt8]> = []

  /// Collects the text of all brackets not followed by a colon, which makes a definition.
  init(in source: [UInt8]) {
    var start: Int?
    var isEscaped = false
    for (index, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "\\"):
        isEscaped.toggle()
        continue
      case UInt8(ascii: "[") where !isEscaped: start = index + 1
      case UInt8(ascii: "]") where !isEscaped:
        guard let first = start else { break }
        start = nil
        let isDefinition = index + 1 < source.count && source[index + 1] == UInt8(ascii: ":")
        if !isDefinition, index - first <= 999 {
          labels.insert(Self.normalise(source[first..<index]))
        }
      default: break
      }
      isEscaped = false
    }
  }

  /// Whether the source may refer to a label.
  func contains(_ label: ArraySlice<UInt8>) -> Bool {
    labels.contains(Self.normalise(label))
  }

  /// Folds white space to one space and ASCII letters to lower case.
  ///
  /// A definition whose other letters differ in case counts as unused and is shown.
  private static func normalise(_ label: ArraySlice<UInt8>) -> [UInt8] {
    var normalised: [UInt8] = []
    for byte in label {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: " "):
        if let last = normalised.last, last != UInt8(ascii: " ") {
          normalised.append(UInt8(ascii: " "))
        }
      default: normalised.append(byte.lowercased)
      }
    }
    if normalised.last == UInt8(ascii: " ") { normalised.removeLast() }
    return normalised
  }
}
