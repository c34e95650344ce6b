/// Pauses that double, up to five minutes.
struct BackOff: Sendable {
  private static let longest = Duration.seconds(300)
  private var length = Duration.seconds(1)
  /// Whether nothing was said of the present trouble yet.
  var isFirst = true

  /// The next pause.
  mutating func next() -> Duration {
    defer { length = min(length * 2, Self.longest) }
    return length
  }
}
