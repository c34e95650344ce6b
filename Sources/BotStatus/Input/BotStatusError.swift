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

  /// The kinds of inputs that cannot be read.
  public enum Kind: Sendable, Hashable {
    /// The input holds only white space, or is an array without elements.
    case empty
    /// The input is binary data; the kind is given if known, such as "gzip".
    case binary(kind: String?)
    /// The input is a web page.
    case webPage
    /// The input is not JSON.
    case notJSON(JSONError.Kind)
    /// The input is JSON, but neither a status object nor a webhook payload: `found` describes it.
    case notStatusObject(found: String)
    /// The input is a line that this program wrote itself.
    case ownRecord
  }

  /// Why the input could not be read: a clause without a full stop.
  public var reason: String {
    switch kind {
    case .empty: "there is nothing in it"
    case .binary(let kind?): "binary data (\(kind)), not JSON"
    case .binary(nil): "binary data, not JSON"
    case .webPage: "a web page, not JSON"
    case .notJSON(let kind): "not JSON: \(kind)"
    case .notStatusObject(let found):
      "not a bot's status object: expected the key \"bot_id\" or \"status\" but found \(found)"
    case .ownRecord: "a record that debrief wrote, not a bot's status object"
    }
  }

  /// What to do next.
  public var advice: String {
    switch kind {
    case .empty: "give it the answer of the service about a bot"
    case .binary: "unpack it, or give the answer of the service as JSON"
    case .webPage: "check the address that it was fetched from"
    case .notJSON(.utf16): "save it as UTF-8"
    case .notJSON: "check that the answer of the service was saved whole"
    case .notStatusObject: "give the whole answer of the service about a bot"
    case .ownRecord: "give the answer of the service that it was made of"
    }
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
