extension PlainText {
  /// The bytes of Markdown source, with control characters, noncharacters and line ends replaced
  /// as ``normalised(_:)`` does.
  ///
  /// Direction controls stay as they are: an isolate around a line would separate its markers from
  /// the start of the line. They are balanced later, in each text that the parser finds.
  package static func normalisedMarkdownSource(_ source: String) -> [UInt8] {
    var source = source
    return source.withUTF8 { normalisedMarkdownSource($0.span) }
  }

  private static func normalisedMarkdownSource(_ source: Span<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var index = 0
    var run = 0
    while index < source.count {
      switch source[index] {
      case 0x20...0x7E, 0x09, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: index += 1
      default:
        let scalar = TextScalar(in: source, at: index)
        let replacement: StaticString? =
          switch scalar.role {
          case .ordinary, .direction: nil
          case .forbidden: "\u{FFFD}"
          case .lineBreak: "\n"
          }
        if let replacement {
          append(source, run..<index, and: replacement, to: &output)
          run = index + scalar.length
        }
        index += scalar.length
      }
    }
    append(source, run..<index, and: "", to: &output)
    return output
  }

  /// Appends a run of the source and the replacement for what follows it.
  private static func append(
    _ source: Span<UInt8>, _ run: Range<Int>, and replacement: StaticString,
    to output: inout [UInt8]
  ) {
    source.extracting(run).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    replacement.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
