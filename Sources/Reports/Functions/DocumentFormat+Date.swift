internal import MeetingModel
internal import Mustache

extension DocumentFormat {
  /// `date(x)`: the day of a moment in the words of the language; a text that is no moment stays
  /// as it is.
  ///
  /// `{{date(started_at)}}` gives `2 March 2026`.
  func dateFunction(labels: Labels) -> Function {
    Function("date") { [escape] value, result in
      escape(Self.day(in: value.source).map(labels.date) ?? value.source, &result)
    }
  }

  /// The day that a text begins with, as in `2026-03-02` and `2026-03-02T14:00:00Z`.
  private static func day(in text: String) -> Instant? {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 10 || bytes.count == 11 && bytes[10] == UInt8(ascii: "T"),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return Instant(seconds: CivilTime(year: year, month: month, day: day).secondsSinceEpoch)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0) { number, byte in
      guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      return 10 * number + Int(byte - UInt8(ascii: "0"))
    }
  }
}
