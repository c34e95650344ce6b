internal import CommonMark
internal import Mustache

extension DocumentFormat {
  /// `plain(x)`: the words of a text on one line, without the markup of insights, for titles and
  /// the values of attributes.
  ///
  /// `<title>{{plain(title)}}</title>` gives `<title>Q3 &amp; plan</title>`.
  var plainFunction: Function {
    Function("plain") { [escape] value, result in
      let text =
        if case .fragment(let fragment) = value {
          MarkdownDocument(fragment.source).plainText
        } else {
          value.source
        }
      escape(PlainText.singleLine(text), &result)
    }
  }
}
