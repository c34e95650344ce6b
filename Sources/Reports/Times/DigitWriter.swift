/// Writes short ASCII text, such as times, into preallocated storage.
///
/// A transcript of 60,000 turns has as many times.
struct DigitWriter: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// Whether something was dropped for lack of space.
  private var isFull = false

  /// Appends ASCII text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      for byte in bytes { append(byte) }
    }
  }

  /// Appends a number, padded with zeros to a minimum number of digits.
  mutating func append(_ number: some UnsignedInteger & FixedWidthInteger, width: Int = 1) {
    if width == 2, number < 100, count + 2 <= buffer.count {
      let number = UInt8(truncatingIfNeeded: number)
      buffer[count] = UInt8(ascii: "0") + number / 10
      buffer[count + 1] = UInt8(ascii: "0") + number % 10
      count += 2
      return
    }
    var digitCount = 1
    var rest = UInt64(number)
    while rest >= 10 {
      rest /= 10
      digitCount += 1
    }
    let start = count
    let end = start + max(digitCount, width)
    guard end <= buffer.count else {
      isFull = true
      return
    }
    rest = UInt64(number)
    for index in (start..<end).reversed() {
      buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count = end
  }

  private mutating func append(_ byte: UInt8) {
    guard count < buffer.count else {
      isFull = true
      return
    }
    buffer[count] = byte
    count += 1
  }

  /// The maximum size of a text in bytes.
  private static let capacity = 64

  static func text(_ body: (inout DigitWriter) -> Void) -> String {
    // A string stores up to 15 bytes inline, without an allocation.
    var isWhole = true
    let text = text(capacity: 15, isWhole: &isWhole, body)
    return isWhole ? text : Self.text(capacity: capacity, isWhole: &isWhole, body)
  }

  private static func text(
    capacity: Int, isWhole: inout Bool, _ body: (inout DigitWriter) -> Void
  ) -> String {
    String(unsafeUninitializedCapacity: capacity) { buffer in
      var writer = DigitWriter(buffer: buffer)
      body(&writer)
      isWhole = !writer.isFull
      return writer.count
    }
  }

  static func append(to output: inout [UInt8], _ body: (inout DigitWriter) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var writer = DigitWriter(buffer: buffer)
      body(&writer)
      output.append(contentsOf: buffer[..<writer.count])
    }
  }
}
