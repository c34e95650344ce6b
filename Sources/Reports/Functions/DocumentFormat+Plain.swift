internal import CommonMark
internal import Mustache
internal import TextEscaping

extension DocumentFormat {
  /// `plain(x)`: the words of a text on one line, without the markup of insights.
  ///
  /// It is for titles and attribute values: `<title>{{plain(title)}}</title>` gives
  /// `<title>Q3 &amp; plan</title>`. Right-to-left text is wrapped in an isolate, since such places
  /// have no direction of their own.
  var plainFunction: Function {
    Function(
      "plain",
      value: { [isLaidOut] value, _ in
        let line = PlainText.singleLine(value.words)
        guard isLaidOut else { return .text(line) }
        // A line with direction controls is already wrapped in an isolate.
        return .text(line.utf8.starts(with: "\u{2068}".utf8) ? line : Direction.isolated(line))
      })
  }
}

extension Value {
  /// The text of a value as functions see it, that of insights without its markup.
  var words: String {
    guard case .fragment(let fragment) = self else { return source }
    return fragment.plainText?() ?? MarkdownDocument(fragment.source).plainText
  }
}
