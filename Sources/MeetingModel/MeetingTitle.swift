/// The title of a meeting, in parts, so that each writer can format the date its own way.
public enum MeetingTitle: Sendable, Hashable {
  /// The title from the insights: untrusted plain text.
  case given(String)
  /// A title composed of the room's name (untrusted plain text) and the start, if known.
  case composed(roomName: String?, startedAt: Instant?)

  /// The title as locale-independent text, with the date in UTC: `weekly-sync, 2025-01-15`;
  /// `Meeting` if nothing is known.
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
