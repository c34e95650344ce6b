internal import Reports

/// The extension of a file's name.
package enum FileExtension {
  /// Extensions of documents that no one means as a folder, besides those of our formats.
  private static let documents: Set<String> = [
    "docx", "gz", "json", "odt", "pdf", "rtf", "sqlite", "xml", "zip",
  ]

  /// The lower-case extension of a path's last component; nil if there is none, or nothing before
  /// it, as in `.notes`.
  package static func of(_ path: String) -> String? {
    let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex,
      name[name.index(after: dot)...].first != nil
    else { return nil }
    let last = String(Substring(name[name.index(after: dot)...])).lowercased()
    let slack = "." + OutputFormat.slack.fileExtension
    let isSlack =
      name.count > slack.utf8.count
      && String(Substring(name.suffix(slack.utf8.count))).lowercased() == slack
    return isSlack ? OutputFormat.slack.fileExtension : last
  }

  /// Whether a path is named like a document, and so not meant as a folder.
  package static func isDocument(_ path: String) -> Bool {
    guard let fileExtension = of(path) else { return false }
    return documents.contains(fileExtension) || OutputFormat(spelling: fileExtension) != nil
  }
}
