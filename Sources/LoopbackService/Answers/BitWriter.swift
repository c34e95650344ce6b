/// Packs bits into bytes from the lowest bit up, as DEFLATE does (RFC 1951 section 3.1.1).
struct BitWriter {
  private var bytes: [UInt8]
  private var pending: UInt32 = 0
  private var pendingCount = 0

  /// Goes on after bytes that are there already.
  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Appends a number, its lowest bit first.
  mutating func append(_ value: UInt32, count: Int) {
    pending |= value << pendingCount
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// The bytes, the last one filled up with zeros.
  consuming func finished() -> [UInt8] {
    if pendingCount > 0 { append(0, count: 8 - pendingCount) }
    return bytes
  }
}
