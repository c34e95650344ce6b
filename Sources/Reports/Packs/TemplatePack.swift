/// A named set of templates that defines how notes look in each format.
///
/// Anything missing comes from the pack that it extends, down to the built-in `notes`.
public struct TemplatePack: Sendable {
  /// A pack without the packs it extends.
  package struct Layer: Sendable {
    /// The pack's name, also used by its templates.
    package var name: String
    /// The folder or file of the pack; nil if it is built in.
    package var place: String?
    /// The files of the pack.
    package var files: [PackFile]
    /// Whether the stylesheets of the packs below are left out.
    package var replacesStyle = false
    /// Whether notes are made in the formats of the packs below, too.
    package var hasBaseFormats = true

    /// Makes a layer.
    package init(
      name: String, place: String? = nil, files: [PackFile], replacesStyle: Bool = false,
      hasBaseFormats: Bool = true
    ) {
      self.name = name
      self.place = place
      self.files = files
      self.replacesStyle = replacesStyle
      self.hasBaseFormats = hasBaseFormats
    }
  }

  /// The pack's name.
  public let name: String
  /// The purpose of the pack in one sentence.
  public let description: String
  /// The pack itself, then the one it extends, and so on.
  package let layers: [Layer]

  /// Makes a pack from layers.
  package init(name: String, description: String, layers: [Layer]) {
    self.name = name
    self.description = description
    self.layers = layers
  }

  /// The pack's stylesheets in the order in which a page has them, that of the pack itself last.
  package var styles: [PackFile] {
    var styles: [PackFile] = []
    for layer in layers {
      styles += layer.files.filter { PackFileName($0.name) == .style }
      if layer.replacesStyle { break }
    }
    return styles.reversed()
  }

  /// The label files for a language, the most basic one first.
  package func labels(language: String) -> [PackFile] {
    layers.reversed().flatMap { layer in
      layer.files.filter { PackFileName($0.name) == .labels(language: language) }
    }
  }

  /// The languages that have labels, sorted.
  package var languages: [String] {
    var languages: Set<String> = []
    for file in layers.flatMap(\.files) {
      if case .labels(let language) = PackFileName(file.name) { languages.insert(language) }
    }
    return languages.sorted()
  }
}
