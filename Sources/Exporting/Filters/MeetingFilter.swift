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
