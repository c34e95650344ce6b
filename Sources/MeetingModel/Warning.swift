/// An oddity in the input that did not prevent it from being read.
public struct Warning: Sendable, Hashable {
  /// The oddity and how it was read: one sentence, without a full stop.
  public var message: String
  /// The location in the answer, as a JSON Pointer (RFC 6901); nil for the answer as a whole.
  public var path: String?

  /// Makes a warning from a message and a location.
  public init(_ message: String, at path: String? = nil) {
    self.message = message
    self.path = path
  }
}
