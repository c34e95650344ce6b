internal import MeetingModel
internal import TextScanning

/// An index of the turns of a transcript that contain each word of a vocabulary.
struct WordIndex {
  /// The cumulative number of words before each turn, followed by the total.
  let lengthEnds: [Int]
  /// The indexes of the turns that contain the first word, then the second, and so on.
  private let places: [Int32]
  /// The start of each word's range in `places`, followed by the end of the last one.
  private let starts: [Int]

  init(of vocabulary: Vocabulary, in transcript: Transcript, with scanner: inout WordScanner) {
    var lengthEnds: [Int] = [0]
    lengthEnds.reserveCapacity(transcript.turns.count + 1)
    var length = 0
    var found: [UInt64] = []
    // The first element is for all words that are in none of the texts.
    var lastPlaces = [Int32](repeating: -1, count: vocabulary.count + 1)
    lastPlaces[0] = .max
    var starts = [Int](repeating: 0, count: vocabulary.count + 1)
    // Avoid copying the turns, which would retain and release each of their texts.
    transcript.turns.withUnsafeBufferPointer { turns in
      vocabulary.table.withLookup { lookup in
        for place in turns.indices {
          turns[place].words.withUTF8 { text in
            scanner.withWords(of: text) { words in
              length += words.count
              lookup.append(words, at: place, lastPlaces: &lastPlaces, to: &found)
            }
          }
          lengthEnds.append(length)
        }
      }
    }
    for occurrence in found { starts[Int(occurrence >> 32)] += 1 }
    for word in 1..<starts.count { starts[word] += starts[word - 1] }
    var places = [Int32](repeating: 0, count: found.count)
    var nexts = starts
    for occurrence in found {
      let word = Int(occurrence >> 32) - 1
      places[nexts[word]] = Int32(truncatingIfNeeded: occurrence)
      nexts[word] += 1
    }
    self.lengthEnds = lengthEnds
    self.places = places
    self.starts = starts
  }

  /// Calls a closure with the distinct indexes of the turns that contain a word, ascending.
  @inline(__always)
  func withPlaces(of word: Vocabulary.Word, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    let range = starts[Int(word)]..<starts[Int(word) + 1]
    places.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Returns the indexes of the turns that contain a word, ascending and without duplicates.
  func places(of word: Vocabulary.Word) -> ArraySlice<Int32> {
    places[starts[Int(word)]..<starts[Int(word) + 1]]
  }
}

extension WordTable.Lookup {
  /// Appends an entry for each word of the table that a turn contains.
  ///
  /// - Parameters:
  ///   - hashes: The words of the turn.
  ///   - place: The zero-based index of the turn.
  ///   - lastPlaces: The last turn that contained each word, preceded by an element for words that
  ///     are not in the table, which is beyond all turns so that such words are never recorded.
  ///   - found: The entries, each with the one-based number of the word in the high half and the
  ///     turn in the low half.
  @inline(__always)
  fileprivate func append(
    _ hashes: UnsafeBufferPointer<WordHash>, at place: Int, lastPlaces: inout [Int32],
    to found: inout [UInt64]
  ) {
    let turn = UInt64(UInt32(truncatingIfNeeded: place))
    let place = Int32(truncatingIfNeeded: place)
    found.append(addingCapacity: min(hashes.count, lastPlaces.count) + 1) { span in
      span.withUnsafeMutableBufferPointer { found, count in
        var end = 0
        lastPlaces.withUnsafeMutableBufferPointer { lastPlaces in
          for hash in hashes {
            let word = number(of: hash)
            // Whether a word counts is unpredictable: write it, and overwrite it if it does not.
            found[end] = UInt64(truncatingIfNeeded: word) << 32 | turn
            end &+= lastPlaces[word] < place ? 1 : 0
            lastPlaces[word] = max(place, lastPlaces[word])
          }
        }
        count = end
      }
    }
  }
}

/// The distinct words of the texts to search for; no other words of the transcript are stored.
struct Vocabulary {
  /// A word, as its index in the vocabulary.
  typealias Word = Int32

  /// The table that assigns the words their indexes.
  private(set) var table = WordTable()
  private var textCount = 0
  /// For each word, the one-based index of the last text that contained it.
  private var lastTexts: [Int] = []

  /// The number of distinct words.
  var count: Int { lastTexts.count }

  /// Returns the distinct words of a text, in order, and adds them to the vocabulary.
  mutating func words(of text: String, with scanner: inout WordScanner) -> [Word] {
    textCount += 1
    var words: [Word] = []
    scanner.withWords(of: text.utf8Span.span) { hashes in
      for hash in hashes {
        let word = table.number(ofNew: hash)
        if word == lastTexts.count { lastTexts.append(0) }
        guard lastTexts[word] != textCount else { continue }
        lastTexts[word] = textCount
        words.append(Word(word))
      }
    }
    return words
  }
}
