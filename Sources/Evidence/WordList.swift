/// A list of words in a buffer with capacity for the largest possible number of words.
struct WordList {
  private let room: UnsafeMutableBufferPointer<WordHash>
  private var count = 0

  /// Makes an empty list, valid only as long as the buffer is.
  init(in room: UnsafeMutableBufferPointer<WordHash>) {
    self.room = room
  }

  var words: UnsafeBufferPointer<WordHash> {
    UnsafeBufferPointer(rebasing: room[..<count])
  }

  /// Appends a word; a word that does not fit is dropped.
  @inline(__always)
  mutating func append(_ word: WordHash) {
    assert(count < room.count, "each word has a byte")
    guard count < room.count else { return }
    room[count] = word
    count &+= 1
  }
}
