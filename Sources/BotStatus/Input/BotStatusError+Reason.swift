public import JSONDocument

extension BotStatusError {
  /// The reason why an input could not be read.
  public enum Reason: Sendable, Hashable {
    /// The input holds only white space, or is an array without elements.
    case empty
    /// The input is binary data; the kind is given if known, such as "gzip".
    case binary(kind: String?)
    /// The input is a web page.
    case webPage
    /// The input is not JSON.
    case notJSON(JSONError.Reason)
    /// The input is JSON, but neither a status object nor a webhook payload; `found` describes it
    /// in words.
    case notStatusObject(found: String)
    /// The input is a line that this program wrote itself.
    case ownRecord
  }
}

extension BotStatusError.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .empty: "there is nothing in it"
    case .binary(let kind?): "binary data (\(kind)), not JSON"
    case .binary(nil): "binary data, not JSON"
    case .webPage: "a web page, not JSON"
    case .notJSON(let reason): "not JSON: \(reason)"
    case .notStatusObject(let found):
      "not a bot's status object: expected the key \"bot_id\" or \"status\" but found \(found)"
    case .ownRecord: "a record that debrief wrote, not a bot's status object"
    }
  }

  /// A suggestion for fixing it.
  public var hint: String {
    switch self {
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
