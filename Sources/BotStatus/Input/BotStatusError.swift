public import JSONDocument

/// Why an input, or one item of it, is not a meeting.
public struct BotStatusError: Error, Sendable, Hashable {
  /// What is wrong.
  public var reason: Reason
  /// Where the item is, or where in it the fault is; nil where the input as a whole is meant.
  public var position: JSONPosition?
  /// The number of the item in its array, from 1; nil outside of an array.
  public var itemNumber: Int?

  /// Makes an error of its parts.
  public init(reason: Reason, position: JSONPosition? = nil, itemNumber: Int? = nil) {
    self.reason = reason
    self.position = position
    self.itemNumber = itemNumber
  }

  /// The line, from 1; nil where the input as a whole is meant.
  public var line: Int? { position?.line }
  /// The column, from 1, in Unicode scalars; nil where the input as a whole is meant.
  public var column: Int? { position?.column }

  /// Makes an error of one of the JSON parser.
  init(_ error: JSONError, itemNumber: Int? = nil) {
    self.init(reason: .notJSON(error.reason), position: error.position, itemNumber: itemNumber)
  }
}

extension BotStatusError: CustomStringConvertible {
  /// Where it is, what is wrong and what to do, in one line:
  /// `line 3, column 17: not JSON: expected "," or "}" but the text ends here; …`.
  public var description: String {
    var place = ""
    if let itemNumber { place += "item \(itemNumber), " }
    if let position { place += "line \(position.line), column \(position.column): " }
    return "\(place)\(reason); \(reason.hint)"
  }
}
