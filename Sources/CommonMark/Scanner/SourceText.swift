/// The bytes of a Markdown source, without what no document can hold.
enum SourceText {
  /// The bytes of a source, in which control characters and noncharacters are U+FFFD, and every
  /// line ends with a line feed (the rules of ``PlainText/normalised(_:)``).
  ///
  /// Direction controls stay as they are: they are balanced in the texts that are found in the
  /// source, since here they would part a marker from its line.
  static func bytes(of source: String) -> [UInt8] {
    var source = source
    return source.withUTF8 { bytes($0.span) }
  }

  private static func bytes(_ source: Span<UInt8>) -> [UInt8] {
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

  /// Appends a run of a source, and something instead of what follows it.
  private static func append(
    _ source: Span<UInt8>, _ run: Range<Int>, and replacement: StaticString,
    to output: inout [UInt8]
  ) {
    source.extracting(run).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    replacement.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
