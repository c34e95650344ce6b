internal import TextScanning

extension ValueParser {
  /// Reads a string after its opening quote (RFC 8259, section 7).
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

  /// Reads the rest of a string after its first plain run.
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

  /// Makes a string from unescaped bytes, handling bytes that are not UTF-8 as the options say.
  ///
  /// - Parameter range: The range of the string in the text. Escapes decode to whole scalars, so the
  ///   text and the unescaped bytes are ill-formed in the same places.
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

  /// Reads an escape after its backslash.
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

  /// Reads the digits of a `\u` escape, and the second half of a surrogate pair.
  private mutating func unicodeEscape(in bytes: Span<UInt8>) throws(ParseFailure) {
    let unit = try codeUnit(in: bytes)
    guard UTF16.isLeadSurrogate(unit) else {
      guard let scalar = Unicode.Scalar(unit) else {
        // An unpaired trail surrogate is not a scalar.
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
      // The second escape is read on its own: it may be the first half of another pair.
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
      guard offset < bytes.count, let digit = bytes[offset].hexadecimalValue else {
        throw failure(.expected(.hexadecimalDigit))
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }
}
