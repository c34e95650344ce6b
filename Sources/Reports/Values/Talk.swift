internal import MeetingModel
internal import Mustache

/// The turns of a transcript with their speakers, merged into passages if a template needs them.
final class Talk: Sendable {
  /// Consecutive turns of one speaker.
  enum Passage: Sendable {
    /// A contiguous range of turns.
    case whole(Range<Int>)
    /// The indices of turns in ascending order, with blank turns in between.
    case parts([Int])

    /// The index of the first turn.
    var first: Int {
      switch self {
      case .whole(let places): places.lowerBound
      case .parts(let places): places.first ?? 0
      }
    }

    /// The elements of a list of all turns that belong to the passage.
    func part(of turns: List) -> List {
      switch self {
      case .whole(let places): turns.part(places)
      case .parts(let places): List(places.map { turns[$0] })
      }
    }
  }

  /// The turns.
  let turns: [Turn]
  /// Whether the turns are in the notes, so that links can lead to them.
  let isShown: Bool
  /// The marks of each speaker.
  private let marks: [SpeakerMarks]
  private let passagesOnDemand = OnDemand<[Passage]>()

  init(turns: [Turn], speakers: [SpeakerValues.Subject], isShown: Bool = true) {
    self.turns = turns
    self.isShown = isShown
    marks = speakers.map(SpeakerMarks.init)
  }

  /// The marks of a turn's speaker; nil if the turn has none.
  func speaker(ofTurnAt place: Int) -> SpeakerMarks? {
    guard let speaker = turns[place].speaker, marks.indices.contains(speaker) else { return nil }
    return marks[speaker]
  }

  /// Whether a turn is blank.
  func isBlank(turnAt place: Int) -> Bool { turns[place].words.isBlank }

  /// The passages; blank turns belong to none.
  var passages: [Passage] {
    passagesOnDemand.value {
      var passages: [Passage] = []
      var shown: [Int] = []
      func endPassage() {
        guard let first = shown.first, let last = shown.last else { return }
        let isWhole = last - first + 1 == shown.count
        passages.append(isWhole ? .whole(first..<(last + 1)) : .parts(shown))
        shown.removeAll(keepingCapacity: true)
      }
      for place in turns.indices where !isBlank(turnAt: place) {
        if let last = shown.last, turns[last].speaker != turns[place].speaker { endPassage() }
        shown.append(place)
      }
      endPassage()
      return passages
    }
  }

  /// The index of the first turn of the passage that contains a turn.
  ///
  /// If the turn comes before all passages, it is the turn's own index.
  func startOfPassage(ofTurnAt place: Int) -> Int {
    let passages = passages
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].first <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? passages[low - 1].first : place
  }
}
