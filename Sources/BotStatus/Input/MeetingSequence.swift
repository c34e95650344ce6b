/// The meetings of a text, read lazily; an item that is not a meeting yields an error in its place.
public struct MeetingSequence: Sequence, Sendable {
  let bytes: [UInt8]
  let reader: BotStatusReader

  /// Makes an iterator over the meetings.
  public func makeIterator() -> Iterator {
    Iterator(bytes: bytes, reader: reader)
  }
}
