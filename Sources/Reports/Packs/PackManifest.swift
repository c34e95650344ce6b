internal import JSONDocument
internal import TextScanning

/// The contents of a pack's `pack.json`.
///
/// ```json
/// {"name": "minutes", "description": "Formal minutes", "extends": "notes"}
/// ```
package struct PackManifest: Sendable, Hashable {
  /// The name of the file that makes a folder a pack.
  package static let fileName = "pack.json"

  /// The pack's name, also used by its folder and its templates.
  package var name: String
  /// The purpose of the pack in one sentence; empty if not given.
  package var description: String
  /// The pack that this one extends; nil means `notes`.
  package var extends: String?

  /// Makes a manifest.
  package init(name: String, description: String, extends: String?) {
    self.name = name
    self.description = description
    self.extends = extends
  }

  /// Parses a `pack.json`.
  ///
  /// - Throws: ``ReportError`` with line and column if it is invalid.
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

  /// Whether a text is valid as the name of a pack, and so of files and folders.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isAlphanumeric || "-_".utf8.contains($0) || $0 >= 0x80 }
  }
}
