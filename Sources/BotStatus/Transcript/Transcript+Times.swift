internal import MeetingModel

extension Transcript {
  /// Counts the turns' offsets from the start of the meeting.
  ///
  /// - Returns: The turns whose times run back.
  mutating func setOffsets(startedAt: Instant?) -> BackwardTimes {
    var backward = BackwardTimes()
    guard let first = firstTime else { return backward }
    let start = startedAt.map { min($0, first) } ?? first
    var previous = first
    for index in turns.indices {
      guard let at = turns[index].at else { continue }
      turns[index].offsetMilliseconds = max(0, at.milliseconds(since: start))
      if at < previous { backward.add(turn: index + 1) }
      previous = at
    }
    return backward
  }

  /// The time of the first turn that has one.
  private var firstTime: Instant? {
    // By index, since a search by a predicate would copy each turn.
    for index in turns.indices {
      if let at = turns[index].at { return at }
    }
    return nil
  }

  /// Counts the speakers' turns and words, and estimates how long each turn and each speaker took:
  /// nil without any times.
  mutating func measureSpeakers() {
    let hasTimes = firstTime != nil
    var measured = speakers
    // In a span a turn is looked at without being copied.
    var turns = turns.mutableSpan
    for index in turns.indices {
      guard let speaker = turns[index].speaker else { continue }
      let length = TextMeasure(turns[index].text)
      measured[speaker].turnCount += 1
      measured[speaker].wordCount += length.words
      guard hasTimes else { continue }
      let next = index + 1 < turns.count ? turns[index + 1].at : nil
      let milliseconds = TalkTime.milliseconds(length, at: turns[index].at, until: next)
      turns[index].talkMilliseconds = milliseconds
      measured[speaker].talkMilliseconds =
        (measured[speaker].talkMilliseconds ?? 0) + milliseconds
    }
    speakers = measured
  }

  /// Makes the estimates of talk shorter where together they are longer than the meeting; where no
  /// time passed in it, there are none.
  mutating func limitTalk(to duration: Int64) {
    let total = speakers.reduce(0) { $0 + ($1.talkMilliseconds ?? 0) }
    guard total > duration else { return }
    for index in speakers.indices where speakers[index].talkMilliseconds != nil {
      speakers[index].talkMilliseconds = duration > 0 ? 0 : nil
    }
    for index in turns.indices {
      guard let talk = turns[index].talkMilliseconds else { continue }
      guard duration > 0 else {
        turns[index].talkMilliseconds = nil
        continue
      }
      // The product may be beyond 64 bits.
      let limited = total.dividingFullWidth(talk.multipliedFullWidth(by: duration)).quotient
      turns[index].talkMilliseconds = limited
      if let speaker = turns[index].speaker {
        speakers[speaker].talkMilliseconds = (speakers[speaker].talkMilliseconds ?? 0) + limited
      }
    }
  }
}
