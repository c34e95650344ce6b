internal import TextScanning

/// An API key, which always prints as `APIKey(not shown)`.
public struct APIKey: Sendable, Hashable {
  private let secret: Secret

  /// Makes a key from a text; white space around it, such as a file's line end, is ignored.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` for an empty text,
  ///   ``PailFlowError/Kind/malformedKey`` for one with anything but visible ASCII characters, which
  ///   no header field could carry.
  public init(_ text: String) throws(PailFlowError) {
    // Some editors begin files with a byte order mark.
    let unmarked =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    let key = Substring(unmarked).utf8.trimming(while: \.isCWhiteSpace)
    guard !key.isEmpty else {
      throw PailFlowError(.missingKey, "the API key is empty", advice: .giveKey)
    }
    guard key.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw PailFlowError(
        .malformedKey,
        "the API key has characters that no key has, such as a space or a line end in the middle",
        advice: "Copy it again from your account at pailflow.com")
    }
    self.secret = Secret(revealed: String(decoding: Array(key), as: UTF8.self))
  }

  /// The value of the `Authorization` field (RFC 6750 section 2.1).
  var authorization: String { "Bearer \(secret.revealed)" }

  /// A text from the service with any occurrence of the key replaced.
  ///
  /// A key of fewer than 8 characters is no real one, and stays: it could occur by chance.
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

/// A text that is never printed: neither by interpolation nor by `dump` or other reflection.
struct Secret: Sendable, Hashable {
  /// The text itself, for the code that sends it.
  let revealed: String
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "(not shown)" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: []) }
}
