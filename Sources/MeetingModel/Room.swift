/// The room of a meeting.
public struct Room: Sendable, Hashable {
  /// The room's address as the service sent it.
  public var url: String?
  /// The room's name: the last component of the address's path, percent-decoded, or the name given
  /// in a webhook payload.
  public var name: String?
  /// The provider of the room, determined from its host, such as "Daily" or "Zoom"; nil if unknown.
  public var provider: String?

  /// Makes a room.
  public init(url: String? = nil, name: String? = nil, provider: String? = nil) {
    self.url = url
    self.name = name
    self.provider = provider
  }
}
