/// A file of a template pack.
package struct PackFile: Sendable, Hashable {
  /// The file's name in the pack, such as `notes.md.mustache`.
  package let name: String
  /// The path of the file, for messages.
  package let path: String
  /// The content of the file.
  package let text: String

  /// Makes a file from text.
  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
  }

  /// Makes a file from bytes, which must be UTF-8.
  ///
  /// - Throws: ``ReportError`` with the offset of the first byte that is not UTF-8.
  package init(name: String, path: String, bytes: some Sequence<UInt8>) throws(ReportError) {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else {
      throw ReportError(
        .unreadablePack, at: path, "the file is not UTF-8 text",
        advice: "save it in that encoding")
    }
    self.init(name: name, path: path, text: text)
  }
}
