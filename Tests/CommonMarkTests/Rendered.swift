import CommonMark

/// Renders documents for tests.
enum Rendered {
  static func html(_ source: String, headingLevel: Int? = nil, isTight: Bool = false) -> String {
    var output: [UInt8] = []
    MarkdownDocument(source).appendHTML(
      to: &output, headingLevel: headingLevel, isTight: isTight)
    return String(decoding: output, as: UTF8.self)
  }

  static func markdown(
    _ source: String, after before: String = "", headingLevel: Int? = nil
  ) -> String {
    var output = Array(before.utf8)
    MarkdownDocument(source).appendMarkdown(to: &output, headingLevel: headingLevel)
    return String(decoding: output, as: UTF8.self)
  }
}
