internal import InterchangeFormats
internal import Mustache
internal import TextEscaping
internal import TimeZones

extension DocumentFormat {
  /// `csv(x)`: a text as a field of comma-separated values, quotes included (RFC 4180).
  ///
  /// `{{csv(speaker)}}` gives `"Ann ""Annie"" Lee"`. What a spreadsheet would take for a formula
  /// gets an apostrophe before it. Numbers are left unchanged.
  var csvFunction: Function {
    Function("csv") { [self] value, result in
      if case .number(let spelling) = value {
        return result.append(contentsOf: spelling.utf8)
      }
      var field: [UInt8] = []
      CommaSeparatedValues.appendField(value.words, to: &field)
      if output == .csv {
        result += field
      } else {
        append(String(decoding: field, as: UTF8.self), to: &result)
      }
    }
  }

  /// `ical(x)`: a date or a moment as calendars write it (RFC 5545, sections 3.3.4 and 3.3.5).
  ///
  /// `{{ical(started_at)}}` gives `20260302T140000Z`, and `{{ical(due_date)}}` gives `20260306`. Any
  /// other text is left unchanged.
  static var calendarFunction: Function {
    Function(
      "ical",
      value: { value, _ in
        guard let date = DateText(value.source) else { return .text(value.source) }
        return .verbatim(
          TimeText.calendar(date.day(in: .utc), isMoment: date.time(in: .utc) != nil))
      })
  }

  /// `mrkdwn(x)`: the words for a Slack object of the type `mrkdwn`, in which nothing of them links,
  /// mentions or formats.
  static var mrkdwnFunction: Function {
    Function("mrkdwn", value: { value, _ in .text(SlackMessage.literal(value.words)) })
  }
}
