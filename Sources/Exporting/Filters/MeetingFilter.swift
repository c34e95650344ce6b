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
    chooses(
      startedAt: meeting.startedAt ?? meeting.transcript?.firstTime,
      speakers: meeting.transcript?.speakers.map(\.name) ?? [], room: meeting.room.name)
  }

  /// Whether a meeting is chosen, of which this is known.
  package func chooses(startedAt start: Instant?, speakers: [String], room: String?) -> Bool {
    guard choosesTime(start) else { return false }
    guard hasNames else { return true }
    let names = speakers.map { NameWords($0) }
    func speaks(_ person: String) -> Bool {
      let words = NameWords(person)
      return names.contains { $0.contains(words) }
    }
    guard people.isEmpty || people.contains(where: speaks), !excludedPeople.contains(where: speaks)
    else { return false }
    let room = room?.lowercased()
    return (rooms.isEmpty || rooms.contains { $0.lowercased() == room })
      && !excludedRooms.contains { $0.lowercased() == room }
  }

  /// Whether it chooses every meeting.
  package var choosesAll: Bool { firstDay == nil && endDay == nil && !hasNames }

  private var hasNames: Bool {
    !(people.isEmpty && rooms.isEmpty && excludedPeople.isEmpty && excludedRooms.isEmpty)
  }

  /// Times in seconds since 1970 outside of which no meeting is chosen; nil without a limit.
  var times: ClosedRange<Int64>? {
    guard firstDay != nil || endDay != nil else { return nil }
    // No zone differs from UTC by more than 26 hours (RFC 9636, section 3.2).
    let margin: Int64 = 27 * 3_600
    let first = firstDay.map { $0.seconds - margin } ?? .min
    let end = endDay.map { $0.seconds + margin } ?? .max
    return min(first, end)...end
  }

  /// The names by which meetings are chosen or left out.
  package var names: [TopicName] {
    (people + excludedPeople).map { TopicName(kind: .person, text: $0) }
      + (rooms + excludedRooms).map { TopicName(kind: .room, text: $0) }
  }

  private func choosesTime(_ start: Instant?) -> Bool {
    guard firstDay != nil || endDay != nil else { return true }
    guard let start else { return false }
    let day = CivilDay(timeZone.localTime(at: start).time)
    return firstDay.map { day >= $0 } ?? true && endDay.map { day < $0 } ?? true
  }
}
