/// The role of a pack file, determined by its name; nil for an unknown name.
package enum PackFileName: Sendable, Hashable {
  /// `pack.json`.
  case manifest
  /// `style.css`.
  case style
  /// `labels.LANGUAGE.json`.
  case labels(language: String)
  /// `NAME.FORMAT.mustache`, or a partial for every format, `NAME.mustache`.
  case template(name: String, format: OutputFormat?)

  /// Parses the name of a file.
  package init?(_ fileName: String) {
    let parts = fileName.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false
    ).map { String(Substring($0)) }
    switch parts.count {
    case 2 where fileName == PackManifest.fileName: self = .manifest
    case 2 where fileName == "style.css": self = .style
    case 3 where parts[0] == "labels" && parts[2] == "json": self = .labels(language: parts[1])
    case 2 where parts[1] == "mustache" && !parts[0].isEmpty:
      self = .template(name: parts[0], format: nil)
    case 3 where parts[2] == "mustache" && !parts[0].isEmpty:
      guard let format = OutputFormat(rawValue: parts[1]) else { return nil }
      self = .template(name: parts[0], format: format)
    case 4 where parts[3] == "mustache" && parts[1] == "slack" && parts[2] == "json":
      self = .template(name: parts[0], format: .slack)
    default: return nil
    }
  }
}
