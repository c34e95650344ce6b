package import Mustache

extension TemplatePack {
  /// The source of a page.
  package enum PageSource: Sendable, Hashable {
    /// The HTML template with a name.
    case template(String)
    /// The Markdown template with a name, whose output libcmark converts to HTML.
    case markdown(String)
  }

  /// The name of the template for a format; nil if no layer has one.
  package func templateName(for format: OutputFormat) -> String? {
    layers.first { $0.hasTemplate(named: $0.name, format: format) }?.name
  }

  /// The source of the page; nil if no layer has a template for it.
  ///
  /// A layer with only Markdown takes precedence over the layers below it: a pack's own Markdown is
  /// closer to what was meant than another pack's HTML.
  package var pageSource: PageSource? {
    for layer in layers {
      if layer.hasTemplate(named: layer.name, format: .html) { return .template(layer.name) }
      if layer.hasTemplate(named: layer.name, format: .markdown) { return .markdown(layer.name) }
    }
    return nil
  }

  /// The templates and partials available to templates of a format.
  ///
  /// If several have the same name, the one in the upper layer wins, and within a layer the one for
  /// this format only.
  package func sources(for format: OutputFormat) -> [TemplateSource] {
    templateFiles(for: format).map { name, file in
      TemplateSource(name: name, path: file.path, text: file.text)
    }
  }

  /// The files of these templates and partials, with the names that templates use.
  package func templateFiles(for format: OutputFormat) -> [(name: String, file: PackFile)] {
    var files: [(name: String, file: PackFile)] = []
    var names: Set<String> = []
    for layer in layers {
      for wanted in [format, nil] {
        for file in layer.files {
          guard case .template(let name, wanted) = PackFileName(file.name),
            names.insert(name).inserted
          else { continue }
          files.append((name, file))
        }
      }
    }
    return files
  }

  /// The file of a template or partial; nil if there is none.
  package func templateFile(named name: String, for format: OutputFormat) -> PackFile? {
    templateFiles(for: format).first { $0.name == name }?.file
  }
}

extension TemplatePack.Layer {
  /// Whether the layer has a template for a format.
  func hasTemplate(named name: String, format: OutputFormat) -> Bool {
    files.contains { PackFileName($0.name) == .template(name: name, format: format) }
  }
}
