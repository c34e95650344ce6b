internal import MeetingModel

/// Where in a transcript each word of a vocabulary was said.
struct WordIndex {
  /// How many words each turn has, by its place in the transcript.
  let lengths: [Int32]
  /// The places of the turns of the first word, then of the second, and so on.
  private let places: [Int32]
  /// Where among the places those of each word begin, and at last where they end.
  private let starts: [Int]

  init(of vocabulary: Vocabulary, in transcript: Transcript) {
    var lengths: [Int32] = []
    lengths.reserveCapacity(transcript.turns.count)
    var found: [(word: Vocabulary.Word, place: Int32)] = []
    var lastPlaces = [Int32](repeating: -1, count: vocabulary.count)
    var starts = [Int](repeating: 0, count: vocabulary.count + 1)
    var scanned: [WordHash] = []
    for turn in transcript.turns {
      let place = Int32(lengths.count)
      scanned.removeAll(keepingCapacity: true)
      WordScanner.appendWords(of: turn.text, to: &scanned)
      for hash in scanned {
        guard let word = vocabulary.number(of: hash), lastPlaces[Int(word)] != place else {
          continue
        }
        lastPlaces[Int(word)] = place
        starts[Int(word) + 1] += 1
        found.append((word, place))
      }
      lengths.append(Int32(scanned.count))
    }
    for word in 1..<starts.count { starts[word] += starts[word - 1] }
    var places = [Int32](repeating: 0, count: found.count)
    var nexts = starts
    for (word, place) in found {
      places[nexts[Int(word)]] = place
      nexts[Int(word)] += 1
    }
    self.lengths = lengths
    self.places = places
    self.starts = starts
  }

  /// Calls a closure with the places of all words, one word behind the other, and with where those of
  /// each word begin, and at last where they end.
  func withPlaces(_ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int>) -> Void) {
    places.withUnsafeBufferPointer { places in
      starts.withUnsafeBufferPointer { body(places, $0) }
    }
  }

  /// The places of the turns in which a word was said, ascending, each once.
  func places(of word: Vocabulary.Word) -> ArraySlice<Int32> {
    places[starts[Int(word)]..<starts[Int(word) + 1]]
  }
}
