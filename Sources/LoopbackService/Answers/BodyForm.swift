/// What the body of an answer about an error is: the service and what stands before it differ.
package enum BodyForm: Sendable, CaseIterable {
  /// `{"detail": "…"}`.
  case json
  /// A gateway's page.
  case html
  /// Nothing.
  case empty
}
