internal import CommonMark
internal import Mustache

extension DocumentFormat {
  /// `yaml(x)`: a text as a double-quoted scalar, a list as a flow sequence of them; numbers and
  /// booleans as they are, nothing as `null`.
  ///
  /// `title: {{yaml(title)}}` gives `title: "Q3: the \"plan\""`.
  ///
  /// In the front matter of Markdown the result stands as it is. Anywhere else it is shown as a
  /// text of the format, for there YAML's quotes hold nothing back.
  var yamlFunction: Function {
    Function("yaml", takes: [.single, .list]) { [escape, output = self.output] value, result in
      var yaml: [UInt8] = []
      Self.appendYAML(value, to: &yaml)
      if output == .markdown, Self.isFrontMatter(result) {
        result.append(contentsOf: yaml)
      } else {
        escape(String(decoding: yaml, as: UTF8.self), &result)
      }
    }
  }

  private static func appendYAML(_ value: Value, to yaml: inout [UInt8]) {
    switch value {
    case .nothing: yaml.append(contentsOf: "null".utf8)
    case .boolean, .number: yaml.append(contentsOf: value.source.utf8)
    case .text, .verbatim, .fragment: PlainText.appendYAML(value.source, to: &yaml)
    case .object(let object): appendYAML(object.textMember ?? .nothing, to: &yaml)
    case .list(let elements):
      yaml.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { yaml.append(contentsOf: ", ".utf8) }
        appendYAML(element, to: &yaml)
      }
      yaml.append(UInt8(ascii: "]"))
    }
  }

  /// Whether Markdown that was written so far is front matter that is still open.
  private static func isFrontMatter(_ markdown: [UInt8]) -> Bool {
    FrontMatter.end(in: markdown) == nil && FrontMatter.begins(markdown)
  }
}
