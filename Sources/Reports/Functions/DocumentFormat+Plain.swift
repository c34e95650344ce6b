internal import CommonMark
internal import Mustache
internal import TextEscaping

extension DocumentFormat {
  /// `plain(x)`: the words of a text on one line, without the markup of insights, for titles and
  /// the values of attributes.
  ///
  /// `<title>{{plain(title)}}</title>` gives `<title>Q3 &amp; plan</title>`. Text from right to left
  /// is in an isolate, since such places have no direction of their own.
  var plainFunction: Function {
    Function("plain") { [escape] value, result in
      let text =
        if case .fragment(let fragment) = value {
          fragment.plainText?() ?? MarkdownDocument(fragment.source).plainText
        } else {
          value.source
        }
      let line = PlainText.singleLine(text)
      // A line with direction controls is in an isolate already.
      escape(line.utf8.starts(with: "\u{2068}".utf8) ? line : Direction.isolated(line), &result)
    }
  }
}
