/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// What kind of error it is.
  public var kind: Kind
  /// The position of the error, counted from the base that the caller gave.
  public var position: JSONPosition

  /// Makes an error.
  public init(_ kind: Kind, at position: JSONPosition) {
    self.kind = kind
    self.position = position
  }

  /// What is wrong, in words: `expected a value but found "}"`.
  public var reason: String { kind.description }
  /// The number of bytes before the error.
  public var offset: Int { position.offset }
  /// The line, from 1.
  public var line: Int { position.line }
  /// The column, from 1, in Unicode scalars.
  public var column: Int { position.column }

  /// Whether the text is valid as far as it goes: it was cut off, or more is to come.
  public var isUnexpectedEnd: Bool {
    guard case .expected(_, found: .end) = kind else { return false }
    return true
  }

  /// The kinds of errors.
  public enum Kind: Sendable, Hashable {
    /// The grammar (RFC 8259) requires something that the text does not have here.
    case expected(Expected, found: Found)
    /// A number has a leading zero, as in `01` (section 6).
    case leadingZero
    /// A string contains an unescaped control character (section 7).
    case controlCharacter(UInt8)
    /// The bytes are not UTF-8 (section 8.1).
    case invalidUTF8
    /// The text seems to be UTF-16, which some Windows programs write.
    case utf16
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep(limit: Int)
  }

  /// What the grammar requires at a position.
  public enum Expected: Sendable, Hashable {
    /// Any value.
    case value
    /// A member's name in quotes.
    case name
    /// A member's name in quotes, or `}`.
    case nameOrBrace
    /// The colon between a name and its value.
    case colon
    /// `,` or `]`.
    case commaOrBracket
    /// `,` or `}`.
    case commaOrBrace
    /// The quote that closes a string.
    case closingQuote
    /// One of the characters that may follow `\` in a string.
    case escape
    /// The four hexadecimal digits of `\u`.
    case hexadecimalDigit
    /// A digit of a number.
    case digit
    /// Nothing but white space.
    case end
  }

  /// What a text has at a position.
  public enum Found: Sendable, Hashable {
    /// Nothing: the text ends.
    case end
    /// A scalar.
    case scalar(Unicode.Scalar)
    /// At most 20 ASCII letters that are not JSON: `None`, `NaN`.
    case word(String)
    /// A byte that is not UTF-8.
    case byte(UInt8)
  }
}

extension JSONError: CustomStringConvertible {
  /// The position and the reason: `line 3, column 5: expected a value but the text ends here`.
  ///
  /// It contains nothing of the text but printable ASCII, so it is safe to show on a terminal.
  public var description: String {
    "line \(line), column \(column): \(reason)"
  }
}

extension JSONError.Kind: CustomStringConvertible {
  /// What is wrong, in words: `expected a value but found "}"`.
  public var description: String {
    switch self {
    case .expected(.end, let found): "the value is complete, yet \(found) follows"
    case .expected(let expected, .end): "expected \(expected) but the text ends here"
    case .expected(let expected, let found): "expected \(expected) but found \(found)"
    case .leadingZero: "a number must not have a leading zero"
    case .controlCharacter(let byte):
      "the control character \(Unicode.Scalar(byte).codePoint) must be escaped in a string"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .utf16: "the text seems to be UTF-16; JSON has to be UTF-8"
    case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit)"
    }
  }
}

extension JSONError.Expected: CustomStringConvertible {
  /// What is required, in words: `a value`.
  public var description: String {
    switch self {
    case .value: "a value"
    case .name: "a name in double quotes"
    case .nameOrBrace: "a name in double quotes or \"}\""
    case .colon: "\":\""
    case .commaOrBracket: "\",\" or \"]\""
    case .commaOrBrace: "\",\" or \"}\""
    case .closingQuote: "the closing quote of a string"
    case .escape: "one of \"\\/bfnrtu after a backslash"
    case .hexadecimalDigit: "four hexadecimal digits after \\u"
    case .digit: "a digit"
    case .end: "the end of the text"
    }
  }
}

extension JSONError.Found: CustomStringConvertible {
  /// What was found, in words of printable ASCII: `"}"`, `U+00E9`, `the word "None"`.
  public var description: String {
    switch self {
    case .end: "the end of the text"
    case .scalar(let scalar) where (0x21...0x7E).contains(scalar.value): "\"\(scalar)\""
    case .scalar(let scalar): scalar.codePoint
    case .word(let word): "the word \"\(word)\""
    case .byte: "bytes that are not UTF-8"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
