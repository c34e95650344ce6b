/// What a meeting is called, in parts, so that each writer can format the date its own way.
public enum MeetingTitle: Sendable, Hashable {
  /// The title that the insights give the meeting: untrusted plain text.
  case given(String)
  /// Made of the room's name (untrusted plain text) and the start, as far as they are known.
  case composed(roomName: String?, startedAt: Instant?)

  /// The title as text without a locale: `weekly-sync, 2025-01-15`, the date being that in UTC;
  /// `Meeting` where nothing is known.
  public var text: String {
    switch self {
    case .given(let title): title
    case .composed(let roomName?, let start?): "\(roomName), \(CivilTime(start).dateText)"
    case .composed(let roomName?, nil): roomName
    case .composed(nil, let start?): "Meeting, \(CivilTime(start).dateText)"
    case .composed(nil, nil): "Meeting"
    }
  }
}
