/// A key to the service, which prints as `APIKey(not shown)` however it is printed.
public struct APIKey: Sendable, Hashable {
  private let secret: Secret

  /// Takes a key; white space around it, such as the line end of a file, does not belong to it.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` for an empty text,
  ///   ``PailFlowError/Kind/malformedKey`` for one that holds anything but visible ASCII
  ///   characters, which no header field could carry.
  public init(_ text: String) throws(PailFlowError) {
    let key = text.utf8.drop(while: isWhiteSpace).reversed().drop(while: isWhiteSpace).reversed()
    guard !key.isEmpty else {
      throw PailFlowError(.missingKey, "the API key is empty", advice: APIKey.howToGive)
    }
    guard key.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw PailFlowError(
        .malformedKey,
        "the API key holds characters that no key has (a space, a line end or the"
          + " like in its middle)",
        advice: "Copy it again from your account at pailflow.com")
    }
    self.secret = Secret(revealed: String(decoding: Array(key), as: UTF8.self))
  }

  static let howToGive =
    "Put your key into the environment variable PAILFLOW_API_KEY,"
    + " or into a file and name it with --api-key-file"

  /// The value of the `Authorization` field (RFC 6750 section 2.1).
  var authorization: String { "Bearer \(secret.revealed)" }

  /// A text of the service with the key in it, if it is there, put out of sight.
  ///
  /// A key of fewer than 8 characters is no key of the service, and would tear up the text.
  func redacting(_ text: String) -> String {
    let key = Array(secret.revealed.utf8)
    guard key.count >= 8 else { return text }
    var bytes = Array(text.utf8)[...]
    var result: [UInt8] = []
    while let range = bytes.firstRange(of: key) {
      result += bytes[..<range.lowerBound]
      result += "(key)".utf8
      bytes = bytes[range.upperBound...]
    }
    guard !result.isEmpty else { return text }
    return String(decoding: result + bytes, as: UTF8.self)
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `APIKey(not shown)`.
  public var description: String { "APIKey(not shown)" }
  /// `APIKey(not shown)`.
  public var debugDescription: String { description }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

private func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
