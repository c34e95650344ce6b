extension ValueParser {
  /// Reads a string whose opening quote has been read (RFC 8259, section 7).
  mutating func string(in bytes: Span<UInt8>) throws(ParseFailure) -> String {
    let start = offset
    bits = 0
    offset = StringBytes.endOfPlainRun(in: bytes, from: start, seen: &bits)
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      let run = bytes.extracting(start..<offset)
      offset += 1
      return try text(run, writtenAt: start..<(offset - 1), in: bytes)
    }
    return try stringWithEscapes(in: bytes, from: start)
  }

  /// Reads a string on from the end of its first plain run.
  private mutating func stringWithEscapes(
    in bytes: Span<UInt8>, from start: Int
  ) throws(ParseFailure) -> String {
    unescaped.removeAll(keepingCapacity: true)
    var runStart = start
    while true {
      bytes.extracting(runStart..<offset).withUnsafeBufferPointer {
        unescaped.append(contentsOf: $0)
      }
      guard offset < bytes.count else { throw failure(.expected(.closingQuote)) }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        let whole = unescaped
        unescaped = []
        defer { unescaped = whole }
        return try text(whole.span, writtenAt: start..<(offset - 1), in: bytes)
      case UInt8(ascii: "\\"):
        offset += 1
        try escape(in: bytes)
      default:
        throw failure(.controlCharacter)
      }
      runStart = offset
      offset = StringBytes.endOfPlainRun(in: bytes, from: runStart, seen: &bits)
    }
  }

  /// Makes a string of unescaped bytes, by the option for those that are not UTF-8.
  ///
  /// - Parameter range: The string as it is written in the text. Escapes give whole scalars, so the
  ///   bytes there and the unescaped ones are ill-formed at the same places.
  private mutating func text(
    _ unescaped: Span<UInt8>, writtenAt range: Range<Int>, in bytes: Span<UInt8>
  ) throws(ParseFailure) -> String {
    if StringBytes.isASCII(bits) {
      return String(copying: unsafe UTF8Span(unchecked: unescaped, isKnownASCII: true))
    }
    if let valid = try? UTF8Span(validating: unescaped) { return String(copying: valid) }
    if firstRepair == nil {
      let invalid = UTF8Scalar.firstInvalid(in: bytes, range: range) ?? range.lowerBound
      guard options.invalidUTF8 == .repair else {
        throw ParseFailure(problem: .invalidUTF8, offset: invalid)
      }
      firstRepair = invalid
    }
    return unescaped.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads an escape whose backslash has been read.
  private mutating func escape(in bytes: Span<UInt8>) throws(ParseFailure) {
    guard offset < bytes.count else { throw failure(.expected(.escape)) }
    switch bytes[offset] {
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(bytes[offset])
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "u"):
      offset += 1
      try unicodeEscape(in: bytes)
      return
    default: throw failure(.expected(.escape))
    }
    offset += 1
  }

  /// Reads the digits of an escape whose `\u` has been read, and the second half of a pair.
  private mutating func unicodeEscape(in bytes: Span<UInt8>) throws(ParseFailure) {
    let unit = try codeUnit(in: bytes)
    guard UTF16.isLeadSurrogate(unit) else {
      guard let scalar = Unicode.Scalar(unit) else {
        // A trail surrogate on its own is no scalar.
        return replaceLoneSurrogate(endingAt: offset)
      }
      append(scalar)
      return
    }
    let end = offset
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\\"), bytes[end + 1] == UInt8(ascii: "u")
    {
      offset += 2
      let second = try codeUnit(in: bytes)
      if UTF16.isTrailSurrogate(second) {
        append(UTF16.decode(UTF16.EncodedScalar([unit, second])))
        return
      }
      // The second escape stands for itself, and may be the first half of another pair.
      offset = end
    }
    replaceLoneSurrogate(endingAt: end)
  }

  private mutating func replaceLoneSurrogate(endingAt end: Int) {
    firstLoneSurrogate = firstLoneSurrogate ?? end - "\\uD83D".utf8.count
    append("\u{FFFD}")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bits |= scalar.isASCII ? 0 : 0x80
    unescaped.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func codeUnit(in bytes: Span<UInt8>) throws(ParseFailure) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Self.hexadecimalDigit(bytes[offset]) else {
        throw failure(.expected(.hexadecimalDigit))
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
