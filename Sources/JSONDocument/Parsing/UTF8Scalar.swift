/// The result of decoding UTF-8 at a place.
enum UTF8Scalar {
  /// A scalar and its length in bytes.
  case scalar(Unicode.Scalar, length: Int)
  /// A maximal subpart of an ill-formed sequence (Unicode, section 3.9, practice for U+FFFD).
  case invalid(length: Int)

  static func decode(_ bytes: Span<UInt8>, at index: Int) -> UTF8Scalar {
    // A scalar has at most four bytes.
    var iterator = (index..<min(index + 4, bytes.count)).map { bytes[$0] }.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded):
      return .scalar(Unicode.UTF8.decode(encoded), length: encoded.count)
    case .error(let length):
      return .invalid(length: length)
    case .emptyInput:
      return .invalid(length: 1)
    }
  }

  /// The length of the scalar or the maximal subpart at an index.
  static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    guard bytes[index] >= 0x80 else { return 1 }
    switch decode(bytes, at: index) {
    case .scalar(_, let length), .invalid(let length): return length
    }
  }

  /// The length of the scalar that a byte begins in valid UTF-8.
  static func length(ofLead byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// The index of the first byte in a range that is not valid UTF-8; nil if all are.
  static func firstInvalid(in bytes: Span<UInt8>, range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}

/// The byte order mark U+FEFF, which some editors put at the start of a text.
enum ByteOrderMark {
  /// The length of a UTF-8 byte order mark at the start: 3 or 0.
  static func length(in bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Whether the bytes begin like UTF-16: with its byte order mark, or with an ASCII character
  /// whose other byte is zero.
  static func looksLikeUTF16(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE): return true
    case (0, 1...0x7F), (1...0x7F, 0): return true
    default: return false
    }
  }
}
