internal import Mustache
internal import TimeZones

/// A block of a pack's template, and the place that gives its content.
package struct PackBlock: Sendable, Hashable {
  /// The name of the block.
  package let name: String
  /// The path of the file.
  package let path: String
  /// The line in it.
  package let line: Int
}

extension TemplatePack {
  /// The template that a rendering in a format begins with; nil if code writes the format.
  package func rootTemplate(for format: OutputFormat) -> String? {
    guard format == .html else { return templateName(for: format) }
    return switch pageSource {
    case .template(let name): name
    case .markdown: HTMLRenderer.shellName
    case nil: nil
    }
  }

  /// The blocks of the template for a format, in the order in which they are rendered.
  package func blocks(for format: OutputFormat) -> [PackBlock] {
    guard let root = rootTemplate(for: format),
      let labels = try? Labels(of: self, language: "en", isTolerant: true),
      let templates = try? TemplateSet(
        lenient: sources(for: format),
        functions: DocumentFormat(format).functions(labels: labels, timeZone: .utc))
    else { return [] }
    return templates.blocks(of: root).map {
      PackBlock(name: $0.name, path: $0.place.path, line: $0.place.line)
    }
  }
}
