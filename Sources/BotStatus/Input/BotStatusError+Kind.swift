public import JSONDocument

extension BotStatusError {
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
    /// The input is JSON, but neither a status object nor a webhook payload; `found` describes it
    /// in words.
    case notStatusObject(found: String)
    /// The input is a line that this program wrote itself.
    case ownRecord
  }
}

extension BotStatusError {
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
