/// A meeting by its place in the sources.
struct PlacedMeeting: Sendable, Comparable {
  private let source: Int32
  private let index: Int32
  private let meeting: Int32

  init(_ place: MeetingPlace, number: Int) {
    source = Int32(clamping: place.source)
    index = Int32(clamping: place.index)
    meeting = Int32(clamping: number)
  }

  var place: MeetingPlace { MeetingPlace(source: Int(source), index: Int(index)) }
  /// The number of the meeting, or of its entry.
  var number: Int { Int(meeting) }

  static func < (one: PlacedMeeting, other: PlacedMeeting) -> Bool {
    (one.source, one.index) < (other.source, other.index)
  }
}
