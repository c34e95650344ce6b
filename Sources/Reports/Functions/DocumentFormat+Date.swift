internal import MeetingModel
internal import Mustache
internal import TimeZones

extension DocumentFormat {
  /// `date(x)`: the day of a moment, in the zone and in the words of the language; a day stays
  /// that day, and a text that is neither stays as it is.
  ///
  /// `{{date(started_at)}}` gives `2 March 2026`.
  func dateFunction(labels: Labels, timeZone: Zone) -> Function {
    Function("date") { [escape] value, result in
      guard let day = DateText(value.source)?.day(in: timeZone) else {
        return escape(value.source, &result)
      }
      let text = labels.date(day)
      if Self.followsMark(result), Labels.meansItself(text) {
        // `**2. März**` is no list, which the escape of a text cannot know.
        result.append(contentsOf: text.utf8)
      } else {
        escape(text, &result)
      }
    }
  }

  /// Whether the output ends with a mark behind which no list can begin.
  private static func followsMark(_ output: [UInt8]) -> Bool {
    output.last == UInt8(ascii: "*") || output.last == UInt8(ascii: "(")
  }
}
