internal import JSONDocument
internal import TextScanning

/// What a pack says of itself in its `pack.json`.
///
/// ```json
/// {"name": "minutes", "description": "Formal minutes", "extends": "notes"}
/// ```
package struct PackManifest: Sendable, Hashable {
  /// The name of the file that makes a folder a pack.
  package static let fileName = "pack.json"

  /// The pack's name, which its folder and its templates bear too.
  package var name: String
  /// What the pack is for, in a sentence; empty if it does not say.
  package var description: String
  /// The pack that supplies what this one lacks; nil means `notes`.
  package var extends: String?

  /// Makes a manifest.
  package init(name: String, description: String, extends: String?) {
    self.name = name
    self.description = description
    self.extends = extends
  }

  /// Reads a `pack.json`.
  ///
  /// - Throws: ``ReportError`` with line and column if it is not what it should be.
  package init(_ file: PackFile) throws(ReportError) {
    let document = try PackDocument(file)
    let known = ["name", "description", "extends"]
    for member in document.object.members where !known.contains(member.name) {
      throw document.error(
        at: member.name,
        "a pack.json has no \"\(member.name)\", only \(known.joined(separator: ", "))")
    }
    guard let name = try document.text(of: "name"), Self.isName(name) else {
      throw document.error(
        at: "name",
        "add a \"name\" equal to the folder's name, of letters, digits, \"-\" and \"_\"")
    }
    let extends = try document.text(of: "extends")
    if let extends, !Self.isName(extends) {
      throw document.error(at: "extends", "\"extends\" has to be the name of a pack, not a path")
    }
    self.init(
      name: name, description: try document.text(of: "description") ?? "", extends: extends)
  }

  /// Whether a text can be the name of a pack, and so of files and folders.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isAlphanumeric || "-_".utf8.contains($0) || $0 >= 0x80 }
  }
}
