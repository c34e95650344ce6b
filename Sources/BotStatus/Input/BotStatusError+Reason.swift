public import JSONDocument

extension BotStatusError {
  /// What is wrong with an input.
  public enum Reason: Sendable, Hashable {
    /// There is nothing in it but white space, or an array without elements.
    case empty
    /// It is binary data; the kind is named where it is known, such as "gzip".
    case binary(kind: String?)
    /// It is a web page.
    case webPage
    /// It is not JSON.
    case notJSON(JSONError.Reason)
    /// It is JSON, but neither a status object nor a webhook payload; what it is instead, in words.
    case notStatusObject(found: String)
    /// It is a line that this program wrote itself.
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

  /// What to do about it.
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
