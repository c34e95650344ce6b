internal import MeetingModel

extension Transcript {
  /// Counts the turns' offsets from the start of the meeting.
  mutating func setOffsets(startedAt: Instant?) {
    guard let first = turns.first(where: { $0.at != nil })?.at else { return }
    let start = startedAt.map { min($0, first) } ?? first
    for index in turns.indices {
      guard let at = turns[index].at else { continue }
      turns[index].offsetMilliseconds = max(0, at.milliseconds(since: start))
    }
  }

  /// Counts the speakers' turns and words, and estimates how long each turn and each speaker took:
  /// nil without any times.
  mutating func measureSpeakers() {
    let hasTimes = turns.contains { $0.at != nil }
    for index in turns.indices {
      let turn = turns[index]
      guard let speaker = turn.speaker else { continue }
      let length = TextMeasure(turn.text)
      speakers[speaker].turnCount += 1
      speakers[speaker].wordCount += length.words
      guard hasTimes else { continue }
      let next = index + 1 < turns.count ? turns[index + 1].at : nil
      let milliseconds = TalkTime.milliseconds(length, at: turn.at, until: next)
      turns[index].talkMilliseconds = milliseconds
      speakers[speaker].talkMilliseconds =
        (speakers[speaker].talkMilliseconds ?? 0) + milliseconds
    }
  }
}
