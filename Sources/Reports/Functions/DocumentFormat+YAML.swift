internal import Mustache
internal import TextEscaping

extension DocumentFormat {
  /// `yaml(x)`: a text as a double-quoted scalar, or a list as a flow sequence of such scalars.
  ///
  /// Numbers and booleans are left unchanged; a missing value becomes `null`.
  /// `title: {{yaml(title)}}` gives `title: "Q3: the \"plan\""`.
  ///
  /// In the front matter of Markdown, the result is written as it is, and anything active in a
  /// reader without front matter support gets a YAML escape: `<b>` becomes `"\x3Cb>"`. Anywhere
  /// else it is escaped as text of the format, because YAML quotes give no protection there.
  var yamlFunction: Function {
    Function("yaml", takes: [.single, .list]) { [self] value, result in
      if output == .markdown, Self.isFrontMatter(result) {
        Self.appendYAML(value, to: &result, text: PlainText.appendFrontMatter)
      } else {
        var yaml: [UInt8] = []
        Self.appendYAML(value, to: &yaml, text: PlainText.appendYAML)
        append(String(decoding: yaml, as: UTF8.self), to: &result)
      }
    }
  }

  private static func appendYAML(
    _ value: Value, to yaml: inout [UInt8], text append: (String, inout [UInt8]) -> Void
  ) {
    switch value {
    case .nothing: yaml.append(contentsOf: "null".utf8)
    case .boolean, .number: yaml.append(contentsOf: value.source.utf8)
    case .text, .verbatim, .token, .fragment: append(value.source, &yaml)
    case .object(let object): appendYAML(object.textMember ?? .nothing, to: &yaml, text: append)
    case .list(let elements):
      yaml.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { yaml.append(contentsOf: ", ".utf8) }
        appendYAML(element, to: &yaml, text: append)
      }
      yaml.append(UInt8(ascii: "]"))
    }
  }

  /// Whether the Markdown written so far is front matter that has not been closed yet.
  private static func isFrontMatter(_ markdown: [UInt8]) -> Bool {
    FrontMatter.end(in: markdown) == nil && FrontMatter.begins(markdown)
  }
}
