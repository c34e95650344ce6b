internal import CommonMark
internal import InterchangeFormats
internal import JSONDocument
internal import Mustache
internal import TextEscaping
internal import TextScanning
internal import TimeZones

/// The rules of an output format for templates: how text is escaped, and the available functions.
struct DocumentFormat: Sendable {
  /// The output format.
  let output: OutputFormat
  /// Appends plain text, escaped so that the format shows exactly its characters.
  let escape: Format.Writer

  /// The rules of an output format.
  init(_ output: OutputFormat) {
    self.output = output
    self.escape =
      switch output {
      case .markdown: { PlainText.appendMarkdown($0, to: &$1) }
      case .html: { PlainText.appendHTML($0, to: &$1) }
      case .jsonLines:
        { text, output in text.withUTF8 { JSONWriter.appendEscaped($0, to: &output) } }
      case .mail: { MailMessage.append($0.string, to: &$1) }
      case .text, .csv, .webVTT, .subRip, .calendar, .slack:
        { [format = output.interchange ?? .text] in format.append($0.string, to: &$1) }
      }
  }

  /// Appends plain text, escaped as ``escape`` does.
  func append(_ text: String, to output: inout [UInt8]) {
    escape(TextSlice(text), &output)
  }

  /// Whether numbers are data, written as they were received.
  var keepsNumbers: Bool { output == .jsonLines || output == .csv || output == .slack }

  /// Whether a reader of the format resolves HTML's character references in addresses.
  var hasReferences: Bool { [.markdown, .html, .webVTT].contains(output) }

  /// Whether people read the format as it is laid out, with a direction for each line.
  var isLaidOut: Bool { output.interchange == nil }

  /// The format as the template engine needs it.
  ///
  /// `{{{x}}}` is escaped like `{{x}}`: no text of a meeting is trusted. Numbers are written in the
  /// language's format, except in JSON.
  func templateFormat(labels: Labels) -> Format {
    let separator: Format.Separator? =
      switch output {
      case .markdown: { MarkdownDocument.endBlock(from: $0, in: &$1) }
      default: nil
      }
    guard !keepsNumbers, labels.changesNumbers else {
      return Format(escape: escape, raw: escape, separator: separator)
    }
    return Format(
      escape: escape, raw: escape,
      number: { [self] spelling, result in append(labels.number(spelling), to: &result) },
      separator: separator)
  }

  /// What templates of the format tell about the places of texts; nil where each text is escaped the
  /// same everywhere.
  var placing: Placing? {
    switch output {
    case .markdown:
      Placing(place: { MarkdownPositionCode(after: $0)?.rawValue ?? 0 }) { text, place, output in
        PlainText.appendMarkdown(text, at: MarkdownPositionCode(rawValue: place), to: &output)
      }
    case .html:
      Placing(place: { HTMLPosition(after: $0).map { UInt32($0.rawValue) } ?? 0 }) {
        text, place, output in
        let position = HTMLPosition(rawValue: UInt8(place)) ?? .tag
        PlainText.appendHTML(text, at: position, to: &output)
      }
    default: nil
    }
  }

  /// Whether a rendering has to remember what it wrote: whether a quote is open.
  var hasMemory: Bool { output == .csv }

  /// The format for a single rendering, if it has memory.
  var renderingFormat: Format {
    let quotes = CommaSeparatedValues.Quotes()
    let escape: Format.Writer = { CommaSeparatedValues.append($0.string, to: &$1, quotes) }
    return Format(escape: escape, raw: escape)
  }

  /// The functions available to templates of the format.
  func functions(labels: Labels, timeZone: Zone) -> [Function] {
    [
      yamlFunction, jsonFunction, urlFunction, slugFunction, plainFunction, percentFunction,
      dateFunction(labels: labels, timeZone: timeZone), Self.timeFunction(timeZone: timeZone),
      Self.durationFunction(labels: labels), Self.numberFunction, Self.upperFunction,
      Self.lowerFunction, Self.titleFunction, Self.truncateFunction, wikiLinkFunction,
      csvFunction, Self.calendarFunction, Self.mrkdwnFunction,
    ]
  }
}

extension Value {
  /// A value's text as functions see it, before escaping; empty for nothing, lists and objects.
  var source: String {
    switch self {
    case .nothing, .list, .object: ""
    case .boolean(let value): value ? "true" : "false"
    case .number(let spelling): spelling
    case .text(let text): text.string
    case .verbatim(let text): text
    case .token(let token): token.text
    case .fragment(let fragment): fragment.source
    }
  }
}
