/// Where parsing stopped and what the grammar wanted.
///
/// It is small, so that a step that may fail costs little where it does not. All else about an
/// error is found out once there is one.
struct ParseFailure: Error {
  enum Problem {
    case expected(JSONError.Expected)
    case leadingZero
    case controlCharacter
    case invalidUTF8
    case tooDeep
  }

  let problem: Problem
  let offset: Int

  /// The whole error: what was found in the bytes there, and the line and column.
  func error(in bytes: Span<UInt8>, from base: JSONPosition, limit: Int) -> JSONError {
    JSONError(
      reason: reason(in: bytes, limit: limit),
      position: base.advanced(over: bytes.extracting(0..<offset)))
  }

  private func reason(in bytes: Span<UInt8>, limit: Int) -> JSONError.Reason {
    switch problem {
    case _ where offset <= 1 && ByteOrderMark.looksLikeUTF16(bytes): .utf16
    case .expected(let expected): .expected(expected, found: found(in: bytes, insteadOf: expected))
    case .leadingZero: .leadingZero
    case .controlCharacter: .controlCharacter(bytes[offset])
    case .invalidUTF8: .invalidUTF8
    case .tooDeep: .tooDeep(limit: limit)
    }
  }

  private func found(
    in bytes: Span<UInt8>, insteadOf expected: JSONError.Expected
  ) -> JSONError.Found {
    guard offset < bytes.count else { return .end }
    if expected == .value {
      let word = word(in: bytes)
      if word.utf8.count > 1 { return .word(word) }
    }
    switch UTF8Scalar.decode(bytes, at: offset) {
    case .scalar(let scalar, _): return .scalar(scalar)
    case .invalid: return .byte(bytes[offset])
    }
  }

  /// The ASCII letters at the place, at most 20.
  private func word(in bytes: Span<UInt8>) -> String {
    var word = ""
    for index in offset..<min(offset + 20, bytes.count) {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        word.unicodeScalars.append(Unicode.Scalar(bytes[index]))
      default: return word
      }
    }
    return word
  }
}
