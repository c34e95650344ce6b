/// What a ``WebhookServer`` grants to those who call it.
package struct ServerLimits: Sendable {
  /// The most bytes of a body.
  package var bodySize = 32 << 20
  /// The most bytes of all bodies that are being read or written to disk; one may exceed it.
  package var heldBytes = 128 << 20
  /// The most connections; others wait to be accepted.
  package var connections = 2_048
  /// How long a connection may take to send the next head of a request.
  package var headTime = Duration.seconds(15)
  /// How long it may take to send the rest of the request.
  package var bodyTime = Duration.seconds(30)
  /// How long it may take until it has been answered.
  package var answerTime = Duration.seconds(120)
  /// How long requests may still take when the server is being stopped.
  package var stopTime = Duration.seconds(5)

  /// Makes the usual limits.
  package init() {}
}
