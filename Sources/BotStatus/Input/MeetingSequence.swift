/// The meetings of a text, read one by one; what is not a meeting is an error in its place.
public struct MeetingSequence: Sequence, Sendable {
  let bytes: [UInt8]
  let reader: BotStatusReader

  /// Begins to read.
  public func makeIterator() -> Iterator {
    Iterator(bytes: bytes, reader: reader)
  }
}
