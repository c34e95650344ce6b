public import JSONDocument

/// An error for an input, or an item of it, that is not a meeting.
public struct BotStatusError: Error, Sendable, Hashable {
  /// What kind of input it is.
  public var kind: Kind
  /// The position of the item, or of the error within it; nil for the input as a whole.
  public var position: JSONPosition?
  /// The one-based number of the item in its array; nil outside an array.
  public var itemNumber: Int?

  /// Makes an error from its parts.
  public init(_ kind: Kind, at position: JSONPosition? = nil, itemNumber: Int? = nil) {
    self.kind = kind
    self.position = position
    self.itemNumber = itemNumber
  }

  /// The one-based line; nil for the input as a whole.
  public var line: Int? { position?.line }
  /// The one-based column in Unicode scalars; nil for the input as a whole.
  public var column: Int? { position?.column }

  init(_ error: JSONError, itemNumber: Int? = nil) {
    self.init(.notJSON(error.kind), at: error.position, itemNumber: itemNumber)
  }
}

extension BotStatusError: CustomStringConvertible {
  /// The place, the reason and the advice on one line.
  ///
  /// `line 3, column 17: not JSON: expected "," or "}" but the text ends here; …`
  public var description: String {
    "\(place.map { "\($0): " } ?? "")\(reason); \(advice)"
  }

  /// The item and the position in words; nil for the input as a whole.
  public var place: String? {
    let parts = [
      itemNumber.map { "item \($0)" },
      position.map { "line \($0.line), column \($0.column)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
