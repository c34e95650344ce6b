/// Integers of variable length: seven bits a byte, the lowest first, and 0x80 in all but the last.
enum VariableInteger {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The integer at an offset, which is moved behind it; nil if the bytes end within it.
  static func read(_ bytes: [UInt8], at offset: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while offset < bytes.count, shift < 63 {
      let byte = bytes[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}

/// The segments that have a term, in increasing order, each with the term's weight there.
///
/// Each is an integer: the distance to the segment before it, less 1, times four, plus the weight.
struct SearchPostings: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var last: Int
  /// The first segment, and its weight, which stand in front of the bytes.
  private let first: (segment: Int, weight: UInt8)

  init(first segment: Int, weight: UInt8) {
    first = (segment, weight)
    last = segment
  }

  mutating func add(_ segment: Int, weight: UInt8) {
    VariableInteger.append((segment - last - 1) << 2 | Int(weight), to: &bytes)
    last = segment
  }

  /// Appends the postings as they follow those up to a segment; -1 for none.
  func append(after segment: Int, to output: inout [UInt8]) {
    VariableInteger.append((first.segment - segment - 1) << 2 | Int(first.weight), to: &output)
    output += bytes
  }
}
