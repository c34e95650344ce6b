/// What a place in bytes holds, read as UTF-8.
enum UTF8Scalar {
  /// A scalar and its number of bytes.
  case scalar(Unicode.Scalar, length: Int)
  /// A maximal subpart of an ill-formed sequence (Unicode, section 3.9, practice for U+FFFD).
  case invalid(length: Int)

  /// Decodes what begins at an index within the bytes.
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

  /// The number of bytes of the scalar or the maximal subpart at an index within the bytes.
  static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    guard bytes[index] >= 0x80 else { return 1 }
    switch decode(bytes, at: index) {
    case .scalar(_, let length), .invalid(let length): return length
    }
  }

  /// The number of bytes of the scalar that a byte begins, in valid UTF-8.
  static func length(ofLead byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// The index of the first byte in a range that is not valid UTF-8; nil where all are.
  static func firstInvalid(in bytes: Span<UInt8>, range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}
