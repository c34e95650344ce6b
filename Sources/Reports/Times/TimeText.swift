internal import MeetingModel
internal import TimeZones

/// Times and durations as templates see them.
enum TimeText {
  /// A minute in milliseconds.
  static let minute: Int64 = 60_000

  /// A duration rounded to whole units, half up; never negative.
  static func rounded(_ milliseconds: Int64, to unit: Int64) -> Int64 {
    let length = max(0, milliseconds)
    return length / unit + (length % unit >= unit / 2 ? 1 : 0)
  }

  /// A time since the start for readers: `0:05`, `12:34`, `1:02:03`.
  static func clock(milliseconds: Int64) -> String {
    DigitWriter.text { $0.append(clock: milliseconds) }
  }

  /// A duration for the `datetime` attribute of HTML's `time` element: `PT12M34S`.
  static func isoDuration(milliseconds: Int64) -> String {
    DigitWriter.text { $0.append(isoDuration: milliseconds) }
  }

  /// A date: `2026-03-02`.
  static func isoDate(_ day: CivilTime) -> String {
    DigitWriter.text { $0.append(date: day) }
  }

  /// A time of day to the minute: `08:05`.
  static func minutes(_ time: CivilTime) -> String {
    DigitWriter.text { digits in
      digits.append(time.hour.magnitude, width: 2)
      digits.append(":")
      digits.append(time.minute.magnitude, width: 2)
    }
  }

  /// A time of day to the second: `08:05:09`.
  static func seconds(_ time: CivilTime) -> String {
    DigitWriter.text { digits in
      for (unit, mark) in [(time.hour, nil), (time.minute, ":"), (time.second, ":")]
        as [(Int, StaticString?)]
      {
        if let mark { digits.append(mark) }
        digits.append(unit.magnitude, width: 2)
      }
    }
  }

  /// A time since the start for subtitles: `00:12:34.500`, with a point or a comma.
  static func cue(milliseconds: Int64, _ point: StaticString) -> String {
    let time = max(0, milliseconds).magnitude
    return DigitWriter.text { digits in
      digits.append(time / 3_600_000, width: 2)
      digits.append(":")
      digits.append(time / 60_000 % 60, width: 2)
      digits.append(":")
      digits.append(time / 1_000 % 60, width: 2)
      digits.append(point)
      digits.append(time % 1_000, width: 3)
    }
  }

  /// A date, or a moment in UTC, as calendars write it (RFC 5545): `20260302`, `20260302T140005Z`.
  static func calendar(_ time: CivilTime, isMoment: Bool) -> String {
    let digits = isoDate(time).utf8.filter { $0 != UInt8(ascii: "-") }
    guard isMoment else { return String(decoding: digits, as: UTF8.self) }
    return DigitWriter.text { writer in
      for digit in digits { writer.append(UInt(digit - UInt8(ascii: "0"))) }
      writer.append("T")
      writer.append(time.hour.magnitude, width: 2)
      writer.append(time.minute.magnitude, width: 2)
      writer.append(time.second.magnitude, width: 2)
      writer.append("Z")
    }
  }

  /// A moment to the second (RFC 3339): `2026-03-02T14:00:05Z`.
  static func rfc3339(_ instant: Instant) -> String {
    DigitWriter.text { $0.append(rfc3339: instant, milliseconds: false) }
  }

  /// A local time to the second with its UTC offset (RFC 3339): `2026-03-02T15:00:05+01:00`.
  static func rfc3339(_ local: LocalTime) -> String {
    DigitWriter.text { $0.append(rfc3339: local) }
  }
}
