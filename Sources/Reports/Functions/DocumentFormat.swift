internal import CommonMark
internal import JSONDocument
internal import Mustache

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
  /// `{{{x}}}` is escaped like `{{x}}`: no text of a meeting is trusted.
  var templateFormat: Format {
    Format(escape: escape, raw: escape)
  }

  /// The functions that templates of the format can call.
  func functions(labels: Labels) -> [Function] {
    [
      yamlFunction, jsonFunction, urlFunction, slugFunction, plainFunction, percentFunction,
      dateFunction(labels: labels),
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
    case .fragment(let fragment): fragment.source
    }
  }
}
