/// Something odd in the input that did not stop the work.
public struct Warning: Sendable, Hashable {
  /// What was odd and how it was read: one sentence, without a full stop.
  public var message: String
  /// Where in the answer, as a JSON Pointer (RFC 6901); nil for the answer as a whole.
  public var path: String?

  /// Makes a warning of a sentence and a place.
  public init(_ message: String, at path: String? = nil) {
    self.message = message
    self.path = path
  }
}
