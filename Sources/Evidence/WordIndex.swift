internal import MeetingModel

/// Where in a transcript each word was said.
struct WordIndex {
  /// How many words each turn has, by its place in the transcript.
  let lengths: [Int]
  /// The places of the turns in which a word was said, ascending, each once.
  private var places: [WordHash: [Int32]] = [:]

  init(_ transcript: Transcript) {
    var lengths: [Int] = []
    lengths.reserveCapacity(transcript.turns.count)
    for (place, turn) in transcript.turns.enumerated() {
      let words = WordScanner.words(of: turn.text)
      lengths.append(words.count)
      for word in words where places[word]?.last != Int32(place) {
        places[word, default: []].append(Int32(place))
      }
    }
    self.lengths = lengths
  }

  /// The places of the turns in which a word was said.
  func places(of word: WordHash) -> [Int32] {
    places[word] ?? []
  }
}
