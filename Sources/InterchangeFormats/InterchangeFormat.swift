internal import TextEscaping

/// A format in which programs exchange data, written by templates: how text is escaped in it, what
/// completes the output of a template, and whether the result is well formed.
package enum InterchangeFormat: Sendable, Hashable, CaseIterable {
  /// Plain text.
  case text
  /// Comma-separated values (RFC 4180).
  case commaSeparatedValues
  /// Subtitles as browsers read them (WebVTT, W3C).
  case webVTT
  /// Subtitles as players read them, `.srt`.
  case subRip
  /// A calendar (RFC 5545).
  case calendar
  /// A message to Slack, of blocks (Block Kit).
  case slack

  /// Appends text so that a reader of the format gets the words and nothing of them acts.
  ///
  /// In a table the text has to be within quotes; ``CommaSeparatedValues`` finds out whether it is.
  package func append(_ text: String, to output: inout [UInt8]) {
    switch self {
    case .text: output.append(contentsOf: PlainText.normalised(text).utf8)
    case .commaSeparatedValues: CommaSeparatedValues.appendQuoted(text, to: &output)
    case .webVTT: WebVTT.append(text, to: &output)
    case .subRip: SubRip.append(text, to: &output)
    case .calendar: Calendar.append(text, to: &output)
    case .slack: SlackMessage.append(text, to: &output)
    }
  }

  /// Completes the output of a template, as by folding the lines of a calendar.
  ///
  /// - Throws: ``FormatFault`` if the output is not what the format wants, at a line of the
  ///   template's output.
  package func completed(_ output: [UInt8]) throws(FormatFault) -> [UInt8] {
    var completed = output
    do {
      switch self {
      case .text, .commaSeparatedValues, .webVTT, .subRip: try check(output)
      case .calendar:
        completed = Calendar.folded(output)
        try check(completed)
      case .slack: completed = try SlackMessage.messages(ofBlocks: output)
      }
    } catch {
      throw error.quoting(completed)
    }
    return completed
  }

  /// Checks a file in the format.
  ///
  /// - Throws: The first ``FormatFault``.
  package func check(_ file: [UInt8]) throws(FormatFault) {
    switch self {
    case .text: break
    case .commaSeparatedValues: try CommaSeparatedValues.check(file)
    case .webVTT: try WebVTT.check(file)
    case .subRip: try SubRip.check(file)
    case .calendar: try Calendar.check(file)
    case .slack: try SlackMessage.check(file)
    }
  }
}

/// The place and the reason of what is wrong with a file.
package struct FormatFault: Error, Hashable {
  /// The line, from 1.
  package let line: Int
  /// What is wrong, and by which rule.
  package let reason: String
  /// What to do in the template; nil if the reason says it.
  package let advice: String?
  /// The text of the line, if it is known.
  package private(set) var text: String?

  init(line: Int, _ reason: String, advice: String? = nil) {
    self.line = line
    self.reason = reason
    self.advice = advice
  }

  /// The fault with the text of its line.
  func quoting(_ file: [UInt8]) -> FormatFault {
    var fault = self
    var number = 0
    for text in TextLines(file) {
      number += 1
      if number == line { fault.text = String(decoding: text.prefix(2_000), as: UTF8.self) }
    }
    return fault
  }
}
