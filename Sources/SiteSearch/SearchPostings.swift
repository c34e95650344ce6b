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
  static func read(_ bytes: ArraySlice<UInt8>, at offset: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while offset < bytes.endIndex, shift < 63 {
      let byte = bytes[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}

/// A segment that has a term, and the term's weight there.
struct SearchPosting: Sendable, Hashable {
  let segment: Int
  let weight: UInt8
}

/// The segments that have a term, in increasing order, each with the term's weight there.
///
/// Each is an integer: the distance to the segment before it, less 1, times four, plus the weight.
struct SearchPostings: Sendable {
  /// All postings but the first one.
  private(set) var rest: [UInt8] = []
  private(set) var last: Int
  /// The first posting, which stands in front of the rest.
  let first: SearchPosting

  init(_ first: SearchPosting) {
    self.first = first
    last = first.segment
  }

  mutating func add(_ posting: SearchPosting) {
    VariableInteger.append((posting.segment - last - 1) << 2 | Int(posting.weight), to: &rest)
    last = posting.segment
  }

  /// Appends the postings as they follow those up to a segment; -1 for none.
  func append(after segment: Int, to output: inout [UInt8]) {
    Self.append(first, after: segment, to: &output)
    output += rest
  }

  /// Appends a posting as it follows a segment; -1 for none.
  static func append(_ posting: SearchPosting, after segment: Int, to output: inout [UInt8]) {
    VariableInteger.append((posting.segment - segment - 1) << 2 | Int(posting.weight), to: &output)
  }

  /// Reads postings that follow a segment, -1 for none, from an offset to the end of a part of bytes.
  ///
  /// - Throws: ``SearchIndexError`` if they do not end there.
  static func forEach(
    in bytes: ArraySlice<UInt8>, after segment: Int, _ body: (SearchPosting) throws -> Void
  ) throws {
    var segment = segment
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      guard let value = VariableInteger.read(bytes, at: &offset), value >> 2 < Int32.max else {
        throw SearchIndexError()
      }
      segment += value >> 2 + 1
      try body(SearchPosting(segment: segment, weight: UInt8(value & 3)))
    }
  }
}

/// The index, or a temporary file of it, is not as it was written.
package struct SearchIndexError: Error, Sendable, CustomStringConvertible {
  /// What failed.
  package var description: String { "a file of the search index has been changed" }
}
