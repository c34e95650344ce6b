/// Makes text fit for documents; the rules are those of ``PlainText/normalised(_:)``.
struct TextNormaliser {
  private var output: [UInt8]
  private var directions = DirectionStack()
  /// Where the current line starts in the output.
  private var lineStart = 0

  private init(capacity: Int) {
    output = []
    output.reserveCapacity(capacity)
  }

  /// The normalised bytes of valid UTF-8; nil if they are those that were given.
  static func normalised(_ text: Span<UInt8>) -> [UInt8]? {
    guard let first = firstOddity(in: text) else { return nil }
    // The line of the first oddity may be wrapped, so it is read from its start.
    var start = first
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var normaliser = TextNormaliser(capacity: text.count + 16)
    normaliser.append(text.extracting(0..<start))
    normaliser.lineStart = start
    normaliser.normalise(text, from: start)
    return normaliser.output
  }

  /// The index of the first character that has to be replaced or looked at; nil if there is none.
  private static func firstOddity(in text: Span<UInt8>) -> Int? {
    var index = 0
    while index < text.count {
      index = endOfPrintableASCII(in: text, from: index)
      guard index < text.count else { break }
      let byte = text[index]
      switch byte {
      case 0x20...0x7E, 0x09, 0x0A: index += 1
      case 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: index += 1
      default:
        let scalar = TextScalar(in: text, at: index)
        guard scalar.role == .ordinary else { return index }
        index += scalar.length
      }
    }
    return nil
  }

  /// Where printable ASCII ends, or less than eight bytes before: most text is nothing else, and is
  /// looked at eight bytes at a time.
  private static func endOfPrintableASCII(in text: Span<UInt8>, from start: Int) -> Int {
    let bytes = text.bytes
    var index = start
    while index + 8 <= bytes.byteCount {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The highest bit of each byte tells: it is set, or gets set by adding 1 to 0x7F, or is
      // borrowed by what is less than 0x20.
      let oddities = word | (word &+ 0x0101_0101_0101_0101) | (word &- 0x2020_2020_2020_2020)
      guard oddities & 0x8080_8080_8080_8080 == 0 else { break }
      index += 8
    }
    return index
  }

  private mutating func normalise(_ text: Span<UInt8>, from start: Int) {
    var index = start
    while index < text.count {
      let scalar = TextScalar(in: text, at: index)
      switch scalar.role {
      case .ordinary: append(text.extracting(index..<index + scalar.length))
      case .forbidden: output.append(contentsOf: "\u{FFFD}".utf8)
      case .lineBreak:
        directions.endLine(from: lineStart, output: &output)
        output.append(UInt8(ascii: "\n"))
        lineStart = output.count
      case .direction(let control): directions.handle(control, output: &output)
      }
      index += scalar.length
    }
    directions.endLine(from: lineStart, output: &output)
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}
