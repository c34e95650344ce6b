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
    Function("plain") { [escape] value, result in
      let text =
        if case .fragment(let fragment) = value {
          fragment.plainText?() ?? MarkdownDocument(fragment.source).plainText
        } else {
          value.source
        }
      let line = PlainText.singleLine(text)
      // A line with direction controls is already wrapped in an isolate.
      escape(line.utf8.starts(with: "\u{2068}".utf8) ? line : Direction.isolated(line), &result)
    }
  }
}
