internal import Mustache
internal import TextEscaping

extension DocumentFormat {
  /// `yaml(x)`: a text as a double-quoted scalar, a list as a flow sequence of them; numbers and
  /// booleans as they are, nothing as `null`.
  ///
  /// `title: {{yaml(title)}}` gives `title: "Q3: the \"plan\""`.
  ///
  /// In the front matter of Markdown the result stands as it is, and what would act in a reader
  /// that knows no front matter is escaped in YAML's way: `<b>` becomes `"\x3Cb>"`. Anywhere else
  /// it is shown as a text of the format, for there YAML's quotes hold nothing back.
  var yamlFunction: Function {
    Function("yaml", takes: [.single, .list]) { [escape, output = self.output] value, result in
      if output == .markdown, Self.isFrontMatter(result) {
        Self.appendYAML(value, to: &result, text: PlainText.appendFrontMatter)
      } else {
        var yaml: [UInt8] = []
        Self.appendYAML(value, to: &yaml, text: PlainText.appendYAML)
        escape(String(decoding: yaml, as: UTF8.self), &result)
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

  /// Whether Markdown that was written so far is front matter that is still open.
  private static func isFrontMatter(_ markdown: [UInt8]) -> Bool {
    FrontMatter.end(in: markdown) == nil && FrontMatter.begins(markdown)
  }
}
