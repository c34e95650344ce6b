/// Why and where a text is not JSON.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong.
  public var reason: Reason
  /// Where it is, counted from the base that the caller gave.
  public var position: JSONPosition

  /// Makes an error of its parts.
  public init(reason: Reason, position: JSONPosition) {
    self.reason = reason
    self.position = position
  }

  /// The number of bytes before the place.
  public var offset: Int { position.offset }
  /// The line, from 1.
  public var line: Int { position.line }
  /// The column, from 1, in Unicode scalars.
  public var column: Int { position.column }

  /// Whether the text was right as far as it went: it was cut off, or more of it is to come.
  public var isUnexpectedEnd: Bool {
    guard case .expected(_, found: .end) = reason else { return false }
    return true
  }
}

extension JSONError: CustomStringConvertible {
  /// The place and the reason: `line 3, column 5: expected a value but the text ends here`.
  ///
  /// Nothing in it comes from the text but printable ASCII, so it can be shown on a terminal.
  public var description: String {
    "line \(line), column \(column): \(reason)"
  }
}
