internal import MeetingModel
internal import TimeZones

/// A text that is a date or a moment: `2026-03-02`, or in RFC 3339 `2026-03-02T14:00:00Z`.
///
/// Seconds may be missing. A moment without a UTC offset is taken as the reader's local time.
struct DateText {
  private let time: CivilTime
  /// Seconds east of UTC; nil for a date, and for a moment without an offset.
  private let offset: Int?
  private let hasTime: Bool

  /// Parses a text; nil if it is neither, or the date does not exist.
  init?(_ text: String) {
    var reader = FixedTextReader(text)
    guard let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"), let day = reader.number(digits: 2)
    else { return nil }
    let date = CivilTime(year: year, month: month, day: day)
    guard (1...12).contains(month),
      CivilTime(Instant(seconds: date.secondsSinceEpoch)) == date
    else { return nil }
    guard !reader.isAtEnd else {
      self.time = date
      self.offset = nil
      self.hasTime = false
      return
    }
    guard reader.take("T"), let (hour, minute) = reader.hourAndMinute() else { return nil }
    var time = date
    time.hour = hour
    time.minute = minute
    if reader.take(":") {
      guard let second = reader.number(digits: 2), second <= 60 else { return nil }
      time.second = second
      if reader.take(".") { reader.skipDigits() }
    }
    switch reader.offset() {
    case .some(let offset): self.offset = offset
    case .none where reader.isAtEnd: self.offset = nil
    case .none: return nil
    }
    guard reader.isAtEnd else { return nil }
    self.time = time
    self.hasTime = true
  }

  /// The local time in a time zone; nil for a date without a time.
  func time(in zone: Zone) -> CivilTime? {
    guard hasTime else { return nil }
    return day(in: zone)
  }

  func day(in zone: Zone) -> CivilTime {
    instant.map { zone.localTime(at: $0).time } ?? time
  }

  /// The moment; nil for a date, and for a moment without an offset.
  var instant: Instant? {
    offset.map { Instant(seconds: time.secondsSinceEpoch - Int64($0)) }
  }
}
