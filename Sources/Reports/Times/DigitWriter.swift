internal import MeetingModel

/// Writes ASCII into the storage of a string, without an array in between.
///
/// A transcript of 60,000 turns has as many times.
struct DigitWriter: ~Copyable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  fileprivate private(set) var count = 0

  fileprivate init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  /// Appends ASCII text; what does not fit is dropped.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      for byte in bytes { append(byte) }
    }
  }

  /// Appends a number with at least as many digits as the width.
  mutating func append(_ number: some UnsignedInteger & FixedWidthInteger, width: Int = 1) {
    var divisor = UInt64(1)
    var digits = 1
    let number = UInt64(number)
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a date.
  mutating func append(date time: CivilTime) {
    if time.year < 0 { append("-") }
    append(time.year.magnitude, width: 4)
    append("-")
    append(time.month.magnitude, width: 2)
    append("-")
    append(time.day.magnitude, width: 2)
  }

  /// Appends a time of day.
  mutating func append(timeOfDay time: CivilTime) {
    append(time.hour.magnitude, width: 2)
    append(":")
    append(time.minute.magnitude, width: 2)
    append(":")
    append(time.second.magnitude, width: 2)
  }

  private mutating func append(_ byte: UInt8) {
    guard count < buffer.count else { return }
    buffer[count] = byte
    count += 1
  }
}

extension String {
  /// Makes a string of the ASCII characters that the body appends.
  init(ascii capacity: Int, _ body: (inout DigitWriter) -> Void) {
    self.init(unsafeUninitializedCapacity: capacity) { buffer in
      var writer = DigitWriter(buffer)
      body(&writer)
      return writer.count
    }
  }
}
