/// How long a request may take.
public struct Timeouts: Sendable, Hashable {
  /// How long the connection may take, a tunnel and TLS included.
  public var connect: Duration
  /// How long nothing may come from the service.
  public var silence: Duration
  /// How long a request may take in all, redirects included.
  public var total: Duration

  /// Makes limits.
  public init(
    connect: Duration = .seconds(10), silence: Duration = .seconds(30),
    total: Duration = .seconds(120)
  ) {
    self.connect = connect
    self.silence = silence
    self.total = total
  }
}
