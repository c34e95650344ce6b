internal import JSONDocument

/// Checks on an input before it is parsed.
enum InputCheck {
  /// The reason why an input cannot hold a meeting; nil if it may.
  static func error(in bytes: [UInt8]) -> BotStatusError? {
    let start = firstSignificant(in: bytes.span)
    guard start < bytes.count else { return BotStatusError(.empty) }
    if mayBeginItem(bytes[start]) { return nil }
    if let kind = archiveKind(of: bytes) { return BotStatusError(.binary(kind: kind)) }
    if hasItemLine(in: bytes.span, from: start) { return nil }
    if bytes[start] == UInt8(ascii: "<") { return BotStatusError(.webPage) }
    return textError(in: bytes, from: start)
  }

  /// Whether a byte may begin a status object or an array of them.
  static func mayBeginItem(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
  }

  /// The index of the first byte that is neither white space nor part of a byte order mark.
  static func firstSignificant(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        index += 1
      case 0xEF
      where index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF:
        index += 3
      default:
        return index
      }
    }
    return index
  }

  /// The error for a text in which nothing starts an item.
  private static func textError(in bytes: [UInt8], from start: Int) -> BotStatusError {
    do throws(JSONError) {
      let value = try JSONParser.parse(bytes)
      return BotStatusError(.notStatusObject(found: value.kindName))
    } catch {
      guard error.kind != .utf16 else { return BotStatusError(error) }
      let isBinary = bytes.prefix(4_096).contains(0) || bytes[start] < 0x20
      return isBinary ? BotStatusError(.binary(kind: nil)) : BotStatusError(error)
    }
  }

  private static func hasItemLine(in bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while true {
      index = firstSignificant(in: bytes, from: TranscriptLine.lineFeed(from: index, in: bytes))
      guard index < bytes.count else { return false }
      if mayBeginItem(bytes[index]) { return true }
    }
  }

  private static func archiveKind(of bytes: [UInt8]) -> String? {
    let kinds: [(name: String, start: [UInt8])] = [
      ("gzip", [0x1F, 0x8B]), ("zip", [0x50, 0x4B, 0x03, 0x04]),
      ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD]), ("PDF", Array("%PDF".utf8)),
    ]
    return kinds.first { bytes.starts(with: $0.start) }?.name
  }
}
