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
  /// - Parameters:
  ///   - name: The name of the pack if the file gives none.
  ///   - onProblem: Called with each problem; throws it unless all problems are collected.
  /// - Throws: ``ReportError`` with line and column if it is invalid.
  package init(
    _ file: PackFile, otherwiseNamed name: String = "",
    onProblem: (ReportError) throws(ReportError) -> Void = { error throws(ReportError) in
      throw error
    }
  ) throws(ReportError) {
    self.init(name: name, description: "", extends: nil)
    guard file.fault == nil else { return }
    let document: PackDocument
    do {
      document = try PackDocument(file)
    } catch {
      try onProblem(error)
      return
    }
    try read(document, onProblem: onProblem)
  }

  /// The error for a pack that has another name than its folder.
  static func disagreement(
    of name: String, withFolder folder: String, at place: String
  ) -> ReportError {
    ReportError(
      .invalidPack, at: place,
      "the pack is called \"\(name)\" but its folder \"\(folder)\"; they have to agree")
  }

  private mutating func read(
    _ document: PackDocument, onProblem: (ReportError) throws(ReportError) -> Void
  ) throws(ReportError) {
    func text(of name: String) throws(ReportError) -> String? {
      do {
        return try document.text(of: name)
      } catch {
        try onProblem(error)
        return nil
      }
    }
    for member in document.object.members where !Self.memberNames.contains(member.name) {
      try onProblem(
        document.error(
          at: member.name,
          "a pack.json has no \(member.name.quoted())"
            + NearestName.suggestion(for: member.name, among: Self.memberNames)
            + " (there are: \(Self.memberNames.joined(separator: ", ")))"))
    }
    if let name = try text(of: "name"), Self.isName(name) {
      self.name = name
    } else if document.object["name"].map(\.isText) ?? true {
      try onProblem(
        document.error(
          at: "name",
          "add a \"name\" equal to the folder's name, of letters, digits, \"-\" and \"_\""))
    }
    extends = try text(of: "extends")
    if let parent = extends, !Self.isName(parent) {
      try onProblem(
        document.error(at: "extends", "\"extends\" has to be the name of a pack, not a path"))
      extends = nil
    }
    let style = try text(of: "style")
    replacesStyle = style == "replace"
    if let style, style != "replace" {
      try onProblem(
        document.error(
          at: "style",
          "\"style\" can only be \"replace\"; without it, the stylesheet follows that of the pack"
            + " that this one extends"))
    }
    description = try text(of: "description") ?? ""
  }

  /// Whether a text is valid as the name of a pack, and so of files and folders.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0.isAlphanumeric || "-_".utf8.contains($0) || $0 >= 0x80 }
  }
}

extension JSONValue {
  /// Whether it is a string.
  fileprivate var isText: Bool {
    if case .string = self { true } else { false }
  }
}
