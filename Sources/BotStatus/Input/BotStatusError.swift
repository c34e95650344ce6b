public import JSONDocument

/// An error for an input, or an item of it, that is not a meeting.
public struct BotStatusError: Error, Sendable, Hashable {
  /// The reason.
  public var reason: Reason
  /// The position of the item, or of the error within it; nil for the input as a whole.
  public var position: JSONPosition?
  /// The one-based number of the item in its array; nil outside an array.
  public var itemNumber: Int?

  /// Makes an error from its parts.
  public init(reason: Reason, position: JSONPosition? = nil, itemNumber: Int? = nil) {
    self.reason = reason
    self.position = position
    self.itemNumber = itemNumber
  }

  /// The one-based line; nil for the input as a whole.
  public var line: Int? { position?.line }
  /// The one-based column in Unicode scalars; nil for the input as a whole.
  public var column: Int? { position?.column }

  /// Makes an error from a JSON parser error.
  init(_ error: JSONError, itemNumber: Int? = nil) {
    self.init(reason: .notJSON(error.reason), position: error.position, itemNumber: itemNumber)
  }
}

extension BotStatusError: CustomStringConvertible {
  /// The position, the reason and the hint in one line.
  ///
  /// `line 3, column 17: not JSON: expected "," or "}" but the text ends here; …`
  public var description: String {
    var place = ""
    if let itemNumber { place += "item \(itemNumber), " }
    if let position { place += "line \(position.line), column \(position.column): " }
    return "\(place)\(reason); \(reason.hint)"
  }
}
