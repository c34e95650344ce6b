/// Why a schema cannot be used.
public struct SchemaError: Error, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public let description: String
}
