/// How an answer is sent: as HTTP asks for, or in one of the ways in which it goes wrong.
package enum Delivery: Sendable, Hashable {
  /// All of it.
  case whole
  /// Announced whole; the connection is closed after so many bytes of the body.
  case cutOff(after: Int)
  /// Announced whole; the connection is reset after so many bytes of the body.
  case reset(after: Int)
  /// Announced as so many bytes, which need not be the truth, then closed.
  case announcing(Int)
  /// The body byte by byte, with a pause between them.
  case trickled(pause: Duration)
  /// Not announced: the end of the body is the end of the connection.
  case unframed
  /// The connection is closed before the answer begins.
  case closedBeforeHead
  /// The connection is reset before the answer begins.
  case resetBeforeHead
  /// Nothing is sent, and the connection stays open.
  case stalledBeforeHead
  /// The head is sent, and then nothing, while the connection stays open.
  case stalledAfterHead
}
