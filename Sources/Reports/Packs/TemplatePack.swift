/// A set of templates with a name: what notes look like in each format.
///
/// What a pack lacks it takes from the pack that it extends, down to the built-in `notes`.
public struct TemplatePack: Sendable {
  /// A pack without what it extends.
  package struct Layer: Sendable {
    /// The pack's name, which is also that of its templates.
    package var name: String
    /// The files of the pack.
    package var files: [PackFile]
  }

  /// The pack's name.
  public let name: String
  /// What the pack is for, in a sentence.
  public let description: String
  /// The pack itself, then the one that it extends, and so on.
  package let layers: [Layer]

  /// Makes a pack of layers.
  package init(name: String, description: String, layers: [Layer]) {
    self.name = name
    self.description = description
    self.layers = layers
  }

  /// The text and place of the pack's stylesheet; nil if there is none.
  package var style: PackFile? {
    for layer in layers {
      if let file = layer.files.first(where: { PackFileName($0.name) == .style }) { return file }
    }
    return nil
  }

  /// The labels files of a language, the most basic one first.
  package func labels(language: String) -> [PackFile] {
    layers.reversed().flatMap { layer in
      layer.files.filter { PackFileName($0.name) == .labels(language: language) }
    }
  }

  /// The languages that there are labels in, sorted.
  package var languages: [String] {
    var languages: Set<String> = []
    for file in layers.flatMap(\.files) {
      if case .labels(let language) = PackFileName(file.name) { languages.insert(language) }
    }
    return languages.sorted()
  }
}
