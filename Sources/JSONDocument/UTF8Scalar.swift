/// What a place in bytes holds, read as UTF-8.
enum UTF8Scalar {
  /// A scalar and its number of bytes.
  case scalar(Unicode.Scalar, length: Int)
  /// A maximal subpart of an ill-formed sequence (Unicode, section 3.9, practice for U+FFFD).
  case invalid(length: Int)

  /// Decodes what begins at an index within the bytes.
  static func decode(_ bytes: Span<UInt8>, at index: Int) -> UTF8Scalar {
    // A scalar has at most four bytes.
    var iterator = [UInt8](copying: bytes, in: index..<min(index + 4, bytes.count)).makeIterator()
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

  /// The index of the first byte in a range that is not valid UTF-8; nil where all are.
  static func firstInvalid(in bytes: Span<UInt8>, range: Range<Int>) -> Int? {
    var iterator = [UInt8](copying: bytes, in: range).makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var index = range.lowerBound
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded): index += encoded.count
      case .error: return index
      case .emptyInput: return nil
      }
    }
  }
}

extension [UInt8] {
  /// Copies a range of a span.
  init(copying bytes: Span<UInt8>, in range: Range<Int>) {
    self = bytes.extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}
