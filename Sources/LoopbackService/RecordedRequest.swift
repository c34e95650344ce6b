package import HTTPTypes

/// A request that reached the server.
package struct RecordedRequest: Sendable {
  /// The method.
  package let method: HTTPRequest.Method
  /// The path with its query, as it was sent.
  package let path: String
  /// The header fields.
  package let fields: HTTPFields
}
