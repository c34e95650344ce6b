internal import MeetingModel
internal import TimeZones

extension DigitWriter {
  /// Appends a time since the start for readers: `0:05`, `12:34`, `1:02:03`.
  mutating func append(clock milliseconds: Int64) {
    let seconds = milliseconds.magnitude / 1_000
    if milliseconds < 0, seconds > 0 { append("-") }
    if seconds >= 3_600 {
      append(seconds / 3_600)
      append(":")
      append(seconds / 60 % 60, width: 2)
    } else {
      append(seconds / 60)
    }
    append(":")
    append(seconds % 60, width: 2)
  }

  /// Appends a duration for the `datetime` attribute of HTML's `time` element: `PT12M34S`.
  ///
  /// A negative duration is invalid there, and is written as zero.
  mutating func append(isoDuration milliseconds: Int64) {
    let seconds = max(0, milliseconds).magnitude / 1_000
    append("PT")
    if seconds >= 3_600 {
      append(seconds / 3_600)
      append("H")
    }
    if seconds / 60 % 60 > 0 {
      append(seconds / 60 % 60)
      append("M")
    }
    if seconds % 60 > 0 || seconds == 0 {
      append(seconds % 60)
      append("S")
    }
  }

  /// Appends a date: `2026-03-02`.
  mutating func append(date time: CivilTime) {
    if time.year < 0 { append("-") }
    append(time.year.magnitude, width: 4)
    append("-")
    append(time.month.magnitude, width: 2)
    append("-")
    append(time.day.magnitude, width: 2)
  }

  /// Appends a moment (RFC 3339), truncated to the second or the millisecond.
  ///
  /// For example, `2026-03-02T14:00:05.123Z`.
  mutating func append(rfc3339 instant: Instant, milliseconds: Bool) {
    append(dateAndTime: CivilTime(instant))
    if milliseconds {
      append(".")
      append((instant.nanoseconds / 1_000_000).magnitude, width: 3)
    }
    append("Z")
  }

  /// Appends a local time with its UTC offset (RFC 3339): `2026-03-02T15:00:05+01:00`.
  ///
  /// An offset with seconds, which no zone has used since 1972, is truncated to the minute.
  mutating func append(rfc3339 local: LocalTime) {
    let minutes = local.offset.magnitude / 60
    append(dateAndTime: local.time)
    append(local.offset < 0 ? "-" : "+")
    append(minutes / 60, width: 2)
    append(":")
    append(minutes % 60, width: 2)
  }

  private mutating func append(dateAndTime time: CivilTime) {
    append(date: time)
    append("T")
    append(time.hour.magnitude, width: 2)
    append(":")
    append(time.minute.magnitude, width: 2)
    append(":")
    append(time.second.magnitude, width: 2)
  }

  /// Appends milliseconds as seconds with three decimals: `2520.000`.
  mutating func append(seconds milliseconds: Int64) {
    if milliseconds < 0 { append("-") }
    append(milliseconds.magnitude / 1_000)
    append(".")
    append(milliseconds.magnitude % 1_000, width: 3)
  }
}
