internal import MeetingModel
internal import TextScanning

extension Transcript {
  /// Sets the turns' offsets from the start of the meeting.
  ///
  /// - Returns: The turns whose times run backwards.
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

  /// Counts the speakers' turns and words, and estimates the talk time of each turn and each
  /// speaker: nil if there are no times.
  mutating func measureSpeakers() {
    let hasTimes = firstTime != nil
    var measured = speakers
    // A span gives access to a turn without copying it.
    var turns = turns.mutableSpan
    for index in turns.indices {
      guard let speaker = turns[index].speaker else { continue }
      let length = turns[index].words.withUTF8 { TextMeasure($0) }
      measured[speaker].turnCount += 1
      measured[speaker].wordCount += length.words
      guard hasTimes else { continue }
      let next = index + 1 < turns.count ? turns[index + 1].at : nil
      let milliseconds = TalkTime.milliseconds(length, at: turns[index].at, until: next)
      turns[index].talkMilliseconds = milliseconds
      measured[speaker].talkMilliseconds = (measured[speaker].talkMilliseconds ?? 0) + milliseconds
    }
    speakers = measured
  }

  /// Scales the talk times down if their total exceeds the duration of the meeting; if the duration
  /// is zero, there are none.
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
      // The product may overflow 64 bits.
      let limited = total.dividingFullWidth(talk.multipliedFullWidth(by: duration)).quotient
      turns[index].talkMilliseconds = limited
      if let speaker = turns[index].speaker {
        speakers[speaker].talkMilliseconds = (speakers[speaker].talkMilliseconds ?? 0) + limited
      }
    }
  }

  /// Creates the speakers from their names in the text, and sets the speakers of the turns: each
  /// name is shown as it first appears.
  ///
  /// - Parameter names: The distinct names in the text, to which the turns' speaker indexes refer.
  mutating func nameSpeakers(_ names: [String], options: ReaderOptions) {
    options.nameUse?.note(names, areSpeakers: true)
    options.nameUse?.note(names.compactMap { options.speakerNames[$0] }, areSpeakers: false)
    // Strings are equal by canonical equivalence (Unicode, section 3.7), so composed and decomposed
    // spellings of a name are the same.
    var indexes: [String: Int] = [:]
    var hasBot = false
    let speakerOfName = names.map { name in
      let shown = options.speakerNames[name] ?? name
      let isBot = options.isBot(name) || options.isBot(shown)
      if isBot { hasBot = true }
      if let index = indexes[shown] {
        if shown != name { speakers[index].receivedNames.append(name) }
        if isBot { speakers[index].role = .bot }
        return index
      }
      indexes[shown] = speakers.count
      speakers.append(Speaker(name: shown, role: isBot ? .bot : nil))
      if shown != name { speakers[speakers.count - 1].receivedNames = [name] }
      return speakers.count - 1
    }
    for index in turns.indices {
      turns[index].speaker = turns[index].speaker.map { speakerOfName[$0] }
    }
    guard hasBot else { return }
    for index in speakers.indices where speakers[index].role == nil {
      speakers[index].role = .human
    }
  }
}

/// Estimates the talk time of a turn.
///
/// A transcript says when a turn began, not when it ended:
///
/// - A speaker talks from the start of a turn to the start of the next one, but no slower than 60
///   words a minute: any longer time was silence.
/// - If the next turn has no time, or an earlier one, 150 words a minute are assumed.
///
/// A text counts as at least one word per six scalars, to cover scripts without spaces.
enum TalkTime {
  static func milliseconds(_ text: TextMeasure, at: Instant?, until next: Instant?) -> Int64 {
    let words = Int64(max(text.words, text.scalars / 6))
    guard let at, let next, next >= at else { return words * 400 }
    return min(next.milliseconds(since: at), words * 1_000)
  }
}

/// The turns of a transcript that are earlier than the preceding turn with a time.
struct BackwardTimes {
  /// The number of such turns.
  private(set) var count = 0
  private(set) var firstTurn = 0

  mutating func add(turn: Int) {
    if count == 0 { firstTurn = turn }
    count += 1
  }

  /// The warning message; nil if no time runs backwards.
  var message: String? {
    switch count {
    case 0: nil
    case 1: "the time of turn \(firstTurn) is before that of the turn above it; the order is kept"
    default:
      "the times of \(count) turns are before those of the turns above them, the first at turn "
        + "\(firstTurn); the order is kept"
    }
  }
}
