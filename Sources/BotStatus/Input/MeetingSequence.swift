public import MeetingModel

/// The meetings of a text, read lazily; an item that is not a meeting yields an error in its place.
public struct MeetingSequence: Sequence, Sendable {
  let bytes: [UInt8]
  let reader: BotStatusReader

  /// Makes an iterator over the meetings.
  public func makeIterator() -> Iterator {
    Iterator(bytes: bytes, reader: reader)
  }

  /// An iterator over the meetings of a text.
  public struct Iterator: IteratorProtocol, Sendable {
    private let reader: BotStatusReader
    private var scanner: ItemScanner

    init(bytes: [UInt8], reader: BotStatusReader) {
      self.reader = reader
      self.scanner = ItemScanner(bytes)
    }

    /// The next meeting, or the error for the next item; nil at the end.
    public mutating func next() -> Result<Meeting, BotStatusError>? {
      guard let result = scanner.next() else { return nil }
      do throws(BotStatusError) {
        let item = try result.get()
        do throws(BotStatusError) {
          return .success(
            try reader.meeting(
              from: item.value, repairedAt: item.firstRepair,
              loneSurrogateAt: item.firstLoneSurrogate))
        } catch {
          var error = error
          error.position = scanner.position(of: item.offset)
          error.itemNumber = item.number
          throw error
        }
      } catch {
        return .failure(error)
      }
    }
  }
}
