extension TemplatePack {
  /// The formats that notes can be made in with the pack, its own first.
  ///
  /// They are those that it or a pack that it extends has a template for. From a template for
  /// Markdown a page is made, and records need no template. A pack for something else than notes,
  /// such as subtitles, has no other formats than its own, unless it says what it extends; nor has a
  /// single template.
  package var formats: [OutputFormat] {
    var formats: [OutputFormat] = []
    for layer in layers {
      formats += layer.formats.filter { !formats.contains($0) }
      guard layer.hasBaseFormats else { break }
    }
    return formats
  }

  /// The templates that a rendering in a format begins with; none if code writes the format.
  ///
  /// A message of mail is made of a head and two parts.
  package func rootTemplates(
    for format: OutputFormat
  ) -> [(name: String, format: OutputFormat)] {
    guard let root = rootTemplate(for: format) else { return [] }
    let parts = format == .mail ? MailRenderer.partFormats : []
    return [(root, format)]
      + parts.filter { templateFile(named: MailRenderer.partName, for: $0) != nil }
      .map { (MailRenderer.partName, $0) }
  }
}

extension TemplatePack.Layer {
  /// The formats that the layer has templates for, or that need none.
  var formats: [OutputFormat] {
    let own = OutputFormat.allCases.filter { hasTemplate(named: name, format: $0) }
    return OutputFormat.allCases.filter { format in
      switch format {
      case .html: own.contains(.html) || own.contains(.markdown)
      case .jsonLines: own.contains { [.markdown, .html, .jsonLines].contains($0) }
      default: own.contains(format)
      }
    }
  }

  /// Whether the layer is for notes, and not only for something else such as subtitles.
  var isForNotes: Bool {
    let own = OutputFormat.allCases.filter { hasTemplate(named: name, format: $0) }
    return own.isEmpty || own.contains(.markdown) || own.contains(.html)
  }
}

extension OutputFormat {
  /// The names of all formats, for a message: `md, html and jsonl`.
  package static var list: String { list(of: allCases) }

  /// The names of formats, for a message.
  package static func list(of formats: [OutputFormat]) -> String {
    guard let last = formats.last, formats.count > 1 else { return formats.first?.rawValue ?? "" }
    return formats.dropLast().map(\.rawValue).joined(separator: ", ") + " and " + last.rawValue
  }
}
