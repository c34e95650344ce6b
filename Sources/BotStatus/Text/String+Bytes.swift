internal import TextScanning

extension String {
  /// Whether a byte is in the text.
  func hasByte(_ byte: UInt8) -> Bool {
    let bytes = utf8Span.span
    return ByteWord.firstIndex(of: byte, or: byte, in: bytes, from: 0) < bytes.count
  }
}
