package import MeetingModel
package import TimeZones

/// The meetings that are chosen: by date, by the people who spoke, and by room.
package struct MeetingFilter: Sendable, Hashable {
  /// The first day, in the time zone of the notes.
  package var firstDay: CivilDay?
  /// The day after the last one.
  package var endDay: CivilDay?
  /// People of whom at least one must have spoken; empty for anyone.
  package var people: [String] = []
  /// Rooms one of which it must be; empty for any.
  package var rooms: [String] = []
  /// People none of whom may have spoken.
  package var excludedPeople: [String] = []
  /// Rooms that it must not be.
  package var excludedRooms: [String] = []
  /// The time zone of the days.
  package var timeZone: Zone = .utc

  /// Makes a filter that chooses every meeting.
  package init() {}

  /// Whether a meeting is chosen.
  ///
  /// One without a time is not chosen if there is a limit in time. Names are compared without regard
  /// to case; the name of a person also by whole words, so that `Ann` is `Ann Lee`, too.
  package func chooses(_ meeting: Meeting) -> Bool {
    guard choosesTime(of: meeting) else { return false }
    let names = meeting.transcript?.speakers.map { NameWords($0.name) } ?? []
    func speaks(_ person: String) -> Bool {
      let words = NameWords(person)
      return names.contains { $0.contains(words) }
    }
    guard people.isEmpty || people.contains(where: speaks), !excludedPeople.contains(where: speaks)
    else { return false }
    let room = meeting.room.name?.lowercased()
    return (rooms.isEmpty || rooms.contains { $0.lowercased() == room })
      && !excludedRooms.contains { $0.lowercased() == room }
  }

  /// The names by which meetings are chosen or left out.
  package var names: [TopicName] {
    (people + excludedPeople).map { TopicName(kind: .person, text: $0) }
      + (rooms + excludedRooms).map { TopicName(kind: .room, text: $0) }
  }

  private func choosesTime(of meeting: Meeting) -> Bool {
    guard firstDay != nil || endDay != nil else { return true }
    guard let start = meeting.startedAt ?? meeting.transcript?.firstTime else { return false }
    let day = CivilDay(timeZone.localTime(at: start).time)
    return firstDay.map { day >= $0 } ?? true && endDay.map { day < $0 } ?? true
  }
}

/// A day of the calendar.
package struct CivilDay: Sendable, Hashable, Comparable {
  private let seconds: Int64

  /// The day of a time.
  package init(_ time: CivilTime) {
    seconds = CivilTime(year: time.year, month: time.month, day: time.day).secondsSinceEpoch
  }

  /// Parses a date such as `2026-11-01`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { 10 * $0 + Int($1 - 0x30) } }
    let time = CivilTime(year: numbers[0], month: numbers[1], day: numbers[2])
    guard (1...12).contains(time.month),
      CivilTime(Instant(seconds: time.secondsSinceEpoch)) == time
    else { return nil }
    self.init(time)
  }

  /// Whether a day is before another.
  package static func < (one: CivilDay, other: CivilDay) -> Bool { one.seconds < other.seconds }
}

/// The words of a name, in lower case; canonically equivalent words are equal.
struct NameWords {
  let words: [String]

  init(_ name: String) {
    words = name.lowercased().unicodeScalars
      .split { $0.properties.isWhitespace || ",;/()".unicodeScalars.contains($0) }
      .map { String($0) }
  }

  /// Whether the words of another name are here, one after the other.
  func contains(_ other: NameWords) -> Bool {
    guard let first = other.words.first, other.words.count <= words.count else { return false }
    return words.indices.contains { index in
      words[index] == first && words[index...].starts(with: other.words)
    }
  }
}
