internal import TextScanning

/// Normalises text for documents by the rules of ``PlainText/normalised(_:)``.
struct TextNormaliser {
  private var output: [UInt8]
  private var directions = DirectionStack()
  /// The output offset at which the current line starts.
  private var lineStart = 0

  private init(capacity: Int) {
    output = []
    output.reserveCapacity(capacity)
  }

  /// The normalised bytes of valid UTF-8; nil if nothing changes.
  static func normalised(_ text: Span<UInt8>) -> [UInt8]? {
    guard let first = firstOddity(in: text) else { return nil }
    // The first oddity's line may have to be wrapped, so it is read from its start.
    var start = first
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var normaliser = TextNormaliser(capacity: text.count + 16)
    normaliser.append(text.extracting(0..<start))
    normaliser.lineStart = start
    normaliser.normalise(text, from: start)
    return normaliser.output
  }

  /// The index of the first character that is not ordinary; nil if there is none.
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

  /// The end of a run of printable ASCII, or up to seven bytes before it.
  ///
  /// Most text is printable ASCII, so it is scanned eight bytes at a time.
  private static func endOfPrintableASCII(in text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= text.count {
      let word = ByteWord.load(from: text, at: index)
      // A byte's high bit ends up set if it was set before, if 1 was added to 0x7F, or if
      // subtracting 0x20 borrowed.
      let oddities = word | (word &+ ByteWord.ones) | (word &- ByteWord.ones &* 0x20)
      guard oddities & ByteWord.highBits == 0 else { break }
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
