internal import JSONDocument
internal import TextScanning

/// The contents of a pack's `pack.json`.
///
/// ```json
/// {"name": "minutes", "description": "Formal minutes", "extends": "notes", "style": "replace"}
/// ```
package struct PackManifest: Sendable, Hashable {
  /// The name of the file that makes a folder a pack.
  package static let fileName = "pack.json"
  /// The members that it may have.
  private static let memberNames = ["name", "description", "extends", "style"]

  /// The pack's name, also used by its folder and its templates.
  package var name: String
  /// The purpose of the pack in one sentence; empty if not given.
  package var description: String
  /// The pack that this one extends; nil means `notes`.
  package var extends: String?
  /// Whether the pack's stylesheet takes the place of those that it extends, instead of following
  /// them.
  package var replacesStyle: Bool

  /// Makes a manifest.
  package init(name: String, description: String, extends: String?, replacesStyle: Bool = false) {
    self.name = name
    self.description = description
    self.extends = extends
    self.replacesStyle = replacesStyle
  }

  /// Parses a `pack.json`.
  ///
  /// - Parameter onProblem: Called with a problem in spite of which the rest can be read; throws it
  ///   unless all problems are collected.
  /// - Throws: ``ReportError`` with line and column if it is invalid.
  package init(
    _ file: PackFile,
    onProblem: (ReportError) throws(ReportError) -> Void = { error throws(ReportError) in
      throw error
    }
  ) throws(ReportError) {
    let document = try PackDocument(file)
    for member in document.object.members where !Self.memberNames.contains(member.name) {
      try onProblem(
        document.error(
          at: member.name,
          "a pack.json has no \(member.name.quoted())"
            + NearestName.suggestion(for: member.name, among: Self.memberNames)
            + " (there are: \(Self.memberNames.joined(separator: ", ")))"))
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
    let style = try document.text(of: "style")
    if let style, style != "replace" {
      try onProblem(
        document.error(
          at: "style",
          "\"style\" can only be \"replace\"; without it, the stylesheet follows that of the pack"
            + " that this one extends"))
    }
    self.init(
      name: name, description: try document.text(of: "description") ?? "", extends: extends,
      replacesStyle: style == "replace")
  }

  /// Whether a text is valid as the name of a pack, and so of files and folders.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isAlphanumeric || "-_".utf8.contains($0) || $0 >= 0x80 }
  }
}
