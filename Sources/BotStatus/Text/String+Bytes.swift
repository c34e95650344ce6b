internal import TextScanning

extension String {
  /// Whether the text contains a byte.
  func hasByte(_ byte: UInt8) -> Bool {
    let bytes = utf8Span.span
    return ByteWord.firstIndex(of: byte, or: byte, in: bytes, from: 0) < bytes.count
  }
}
