internal import MeetingModel

/// Where in a transcript each word of a vocabulary was said.
struct WordIndex {
  /// How many words there are before each turn, by its place in the transcript, and at last in all.
  let lengthEnds: [Int]
  /// The places of the turns of the first word, then of the second, and so on.
  private let places: [Int32]
  /// Where among the places those of each word begin, and at last where they end.
  private let starts: [Int]

  /// Goes through the turns of a transcript.
  init(
    of vocabulary: Vocabulary, in transcript: Transcript, with scanner: inout WordScanner
  ) {
    var lengthEnds: [Int] = [0]
    lengthEnds.reserveCapacity(transcript.turns.count + 1)
    var length = 0
    var found: [UInt64] = []
    // The first one is for all words that are in none of the texts.
    var lastPlaces = [Int32](repeating: -1, count: vocabulary.count + 1)
    lastPlaces[0] = .max
    var starts = [Int](repeating: 0, count: vocabulary.count + 1)
    // The turns are not copied, which would count references to each of their texts.
    transcript.turns.withUnsafeBufferPointer { turns in
      vocabulary.table.withLookup { lookup in
        for place in turns.indices {
          scanner.withWords(of: turns[place].text) { words in
            length += words.count
            lookup.append(words, at: place, lastPlaces: &lastPlaces, to: &found)
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

  /// Calls a closure with the places of the turns in which a word was said, ascending, each once.
  @inline(__always)
  func withPlaces(of word: Vocabulary.Word, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
    let range = starts[Int(word)]..<starts[Int(word) + 1]
    places.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The places of the turns in which a word was said, ascending, each once.
  func places(of word: Vocabulary.Word) -> ArraySlice<Int32> {
    places[starts[Int(word)]..<starts[Int(word) + 1]]
  }
}

extension WordTable.Lookup {
  /// Appends which words of the table are in a turn.
  ///
  /// - Parameters:
  ///   - hashes: The words of the turn.
  ///   - place: The place of the turn.
  ///   - lastPlaces: For each word the last turn that it was in; before them one for words that are
  ///     not in the table, which is behind all turns so that none of those is found.
  ///   - found: The numbers of words, counted from 1, and below each the place.
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
            // Whether a word counts cannot be foreseen: one that does not is overwritten.
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
