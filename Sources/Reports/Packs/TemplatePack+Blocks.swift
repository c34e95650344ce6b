internal import Mustache

/// A block of a pack's template, and the place that gives its content.
package struct PackBlock: Sendable, Hashable {
  /// The name of the block.
  package let name: String
  /// The name of the template in which it is, or which gives its content.
  package let template: String
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
      let templates = lenientTemplates(for: format)
    else { return [] }
    let files = templateFiles(for: format)
    return templates.blocks(of: root).map { block in
      PackBlock(
        name: block.name,
        template: files.first { $0.file.path == block.place.path }?.name ?? root,
        path: block.place.path, line: block.place.line)
    }
  }
}
