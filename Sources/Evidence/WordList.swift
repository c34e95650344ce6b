/// Words in memory that has room for as many as there can be.
struct WordList {
  private let room: UnsafeMutableBufferPointer<WordHash>
  private var count = 0

  /// Starts an empty list for as long as the buffer is valid.
  init(in room: UnsafeMutableBufferPointer<WordHash>) {
    self.room = room
  }

  /// The words.
  var words: UnsafeBufferPointer<WordHash> {
    UnsafeBufferPointer(rebasing: room[..<count])
  }

  /// Appends a word; one for which there is no room is left out.
  @inline(__always)
  mutating func append(_ word: WordHash) {
    assert(count < room.count, "each word has a byte")
    guard count < room.count else { return }
    room[count] = word
    count &+= 1
  }
}
