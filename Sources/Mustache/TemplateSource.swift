/// The text of a template, and what it is called.
public struct TemplateSource: Sendable {
  /// How partials and callers name the template: `notes.md`, `turn`.
  public let name: String
  /// How messages name it: a path that the reader can open, or `notes.md.mustache`.
  public let path: String
  /// The template itself, in UTF-8; a byte order mark is not part of it.
  public let text: [UInt8]

  /// Makes a source of bytes, as they were read from a file.
  public init(name: String, path: String, text: [UInt8]) {
    self.name = name
    self.path = path
    self.text = text
  }

  /// Makes a source of a string.
  public init(name: String, path: String, text: String) {
    self.init(name: name, path: path, text: Array(text.utf8))
  }
}
