internal import MeetingModel

/// Times and durations as notes show them.
enum TimeText {
  /// A time since the start as a reader wants it: `0:05`, `12:34`, `1:02:03`.
  static func clock(milliseconds: Int64) -> String {
    let seconds = milliseconds.magnitude / 1_000
    return String(ascii: 24) { digits in
      if milliseconds < 0, seconds > 0 { digits.append("-") }
      if seconds >= 3_600 {
        digits.append(seconds / 3_600)
        digits.append(":")
        digits.append(seconds / 60 % 60, width: 2)
      } else {
        digits.append(seconds / 60)
      }
      digits.append(":")
      digits.append(seconds % 60, width: 2)
    }
  }

  /// A duration for the `datetime` of HTML's `time` element: `PT12M34S`.
  ///
  /// A negative one is none there, so that it counts as zero.
  static func isoDuration(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds).magnitude / 1_000
    return String(ascii: 32) { digits in
      digits.append("PT")
      if seconds >= 3_600 {
        digits.append(seconds / 3_600)
        digits.append("H")
      }
      if seconds / 60 % 60 > 0 {
        digits.append(seconds / 60 % 60)
        digits.append("M")
      }
      if seconds % 60 > 0 || seconds == 0 {
        digits.append(seconds % 60)
        digits.append("S")
      }
    }
  }

  /// A day: `2026-03-02`.
  static func isoDate(_ instant: Instant) -> String {
    let time = CivilTime(instant)
    return String(ascii: 32) { $0.append(date: time) }
  }

  /// A time of day to the minute: `08:05`.
  static func minutes(_ time: CivilTime) -> String {
    String(ascii: 8) { digits in
      digits.append(time.hour.magnitude, width: 2)
      digits.append(":")
      digits.append(time.minute.magnitude, width: 2)
    }
  }

  /// A moment to the second (RFC 3339): `2026-03-02T14:00:05Z`.
  static func rfc3339(_ instant: Instant) -> String {
    let time = CivilTime(instant)
    return String(ascii: 48) { digits in
      digits.append(date: time)
      digits.append("T")
      digits.append(timeOfDay: time)
      digits.append("Z")
    }
  }

  /// A moment cut to the millisecond (RFC 3339): `2026-03-02T14:00:05.123Z`.
  static func rfc3339Milliseconds(_ instant: Instant) -> String {
    let time = CivilTime(instant)
    return String(ascii: 48) { digits in
      digits.append(date: time)
      digits.append("T")
      digits.append(timeOfDay: time)
      digits.append(".")
      digits.append((instant.nanoseconds / 1_000_000).magnitude, width: 3)
      digits.append("Z")
    }
  }

  /// Seconds with three decimals: `2520.000`.
  static func decimalSeconds(milliseconds: Int64) -> String {
    String(ascii: 32) { digits in
      if milliseconds < 0 { digits.append("-") }
      digits.append(milliseconds.magnitude / 1_000)
      digits.append(".")
      digits.append(milliseconds.magnitude % 1_000, width: 3)
    }
  }
}
