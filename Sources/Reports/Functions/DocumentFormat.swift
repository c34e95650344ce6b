internal import CommonMark
internal import JSONDocument
internal import Mustache
internal import TextEscaping
internal import TimeZones

/// What an output format means to its templates: how texts are escaped, and which functions there
/// are.
struct DocumentFormat: Sendable {
  /// The output format.
  let output: OutputFormat
  /// Appends a plain text so that a reader of the format sees its characters.
  let escape: Format.Writer

  /// The rules of an output format.
  init(_ output: OutputFormat) {
    self.output = output
    self.escape =
      switch output {
      case .markdown: { PlainText.appendMarkdown($0, to: &$1) }
      case .html: { PlainText.appendHTML($0, to: &$1) }
      case .jsonLines: { JSONWriter.appendEscaped($0, to: &$1) }
      }
  }

  /// The format for the template engine.
  ///
  /// `{{{x}}}` is escaped like `{{x}}`: no text of a meeting is trusted. Numbers are written as
  /// the language has them, except in JSON.
  func templateFormat(labels: Labels) -> Format {
    let separator: Format.Separator? =
      switch output {
      case .markdown: { MarkdownDocument.endBlock(from: $0, in: &$1) }
      case .html, .jsonLines: nil
      }
    guard output != .jsonLines, labels.changesNumbers else {
      return Format(escape: escape, raw: escape, separator: separator)
    }
    return Format(
      escape: escape, raw: escape,
      number: { [escape] spelling, result in escape(labels.number(spelling), &result) },
      separator: separator)
  }

  /// The functions that templates of the format can call.
  func functions(labels: Labels, timeZone: Zone) -> [Function] {
    [
      yamlFunction, jsonFunction, urlFunction, slugFunction, plainFunction, percentFunction,
      dateFunction(labels: labels, timeZone: timeZone),
    ]
  }
}

extension Value {
  /// The text that a function sees of a value, before it is made fit for a format; empty for
  /// nothing, lists and objects.
  var source: String {
    switch self {
    case .nothing, .list, .object: ""
    case .boolean(let value): value ? "true" : "false"
    case .number(let spelling): spelling
    case .text(let text), .verbatim(let text): text
    case .token(let token): token.text
    case .fragment(let fragment): fragment.source
    }
  }
}
