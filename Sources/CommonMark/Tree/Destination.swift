/// Where a link leads, as libcmark decoded it.
struct Destination {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Whether a link may lead there: `http://`, `https://` or `mailto:`, and something after it,
  /// without control characters.
  ///
  /// Whatever else a browser might read as a scheme (`java\tscript:`, a relative address, a
  /// fragment) is not allowed, so there is nothing to see through.
  var isAllowed: Bool {
    let bytes = text.utf8
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    return Self.allowedStarts.contains { start in
      bytes.count > start.utf8.count
        && zip(bytes, start.utf8).allSatisfy { byte, expected in
          byte == expected || (0x41...0x5A).contains(byte) && byte + 0x20 == expected
        }
    }
  }

  private static let allowedStarts = ["http://", "https://", "mailto:"]
}
