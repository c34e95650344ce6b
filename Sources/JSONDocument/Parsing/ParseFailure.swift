internal import TextScanning

/// The offset at which parsing failed, and what the grammar required there.
///
/// It is small, so that the possibility of failure costs little. The rest of an error is worked out
/// only if there is one.
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

  /// The complete error, with what was found and the line and column.
  func error(in bytes: Span<UInt8>, from base: JSONPosition, limit: Int) -> JSONError {
    JSONError(kind(in: bytes, limit: limit), at: base.advanced(over: bytes.extracting(0..<offset)))
  }

  private func kind(in bytes: Span<UInt8>, limit: Int) -> JSONError.Kind {
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

  /// The ASCII letters at the offset, at most 20.
  private func word(in bytes: Span<UInt8>) -> String {
    var word = ""
    for index in offset..<min(offset + 20, bytes.count) {
      guard bytes[index].isLetter else { return word }
      word.unicodeScalars.append(Unicode.Scalar(bytes[index]))
    }
    return word
  }
}
