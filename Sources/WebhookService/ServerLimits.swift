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

  /// How many requests one connection may bring, and how long it may last; then it is closed after
  /// an answer, so that others get their turn.
  package var requests = 1_000
  package var connectionTime = Duration.seconds(600)

  /// The files besides connections that the process needs: the calls on disk, the notes, the archive,
  /// connections to the service, and programs that are run.
  private static let otherFiles = 64

  /// Leaves enough of the files and connections that the process may have open for everything else:
  /// otherwise connections that wait would keep calls from being written.
  package mutating func fit(openFiles: Int) {
    connections = max(min(connections, openFiles - Self.otherFiles), 1)
  }

  /// Makes the usual limits.
  package init() {}
}
