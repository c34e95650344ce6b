internal import MeetingModel
internal import Mustache
internal import TimeZones

extension DocumentFormat {
  /// `date(x)`: the date of a moment, in the time zone and in the language's format.
  ///
  /// A date without a time keeps its day, however it is written (see ``WrittenDate``), and any other
  /// text is left unchanged.
  /// `{{date(started_at)}}` gives `2 March 2026`.
  func dateFunction(labels: Labels, timeZone: Zone) -> Function {
    @Sendable func text(_ value: Value) -> String {
      WrittenDate.day(in: value.source, zone: timeZone).map(labels.date) ?? value.source
    }
    return Function("date", value: { value, _ in .text(text(value)) }) { [self] value, result in
      let isDate = WrittenDate.day(in: value.source, zone: timeZone) != nil
      let text = text(value)
      if isDate, Self.followsMark(result), Labels.meansItself(text) {
        // `**2. März**` is not a list, which text escaping cannot know.
        result.append(contentsOf: text.utf8)
      } else {
        append(text, to: &result)
      }
    }
  }

  /// Whether the output ends with a character after which no list can begin.
  private static func followsMark(_ output: [UInt8]) -> Bool {
    output.last == UInt8(ascii: "*") || output.last == UInt8(ascii: "(")
  }
}
