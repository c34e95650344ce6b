internal import ArgumentParser
internal import Exporting
internal import Reports

/// Parses the formats named by `-t`.
enum FormatList {
  /// The shell completions for a list of formats.
  static let completion = CompletionKind.list(
    ["md", "html", "jsonl", "md,html", "md,html,jsonl"]
      + OutputFormat.allCases.map(\.rawValue).filter { !["md", "html", "jsonl"].contains($0) })

  /// The formats in a list without duplicates, in the order given.
  ///
  /// - Parameters:
  ///   - list: The list; nil if there is none.
  ///   - path: The output, whose extension determines the format if there is no list.
  /// - Returns: The formats; nil if neither tells.
  static func formats(
    _ list: String?, path: String?
  ) throws(ValidationError) -> [OutputFormat]? {
    guard let list else { return path.flatMap(OutputFormat.init(fileName:)).map { [$0] } }
    return try NameList.values(
      in: list, of: "--to", what: "formats", among: OutputFormat.allCases.map(\.rawValue),
      value: OutputFormat.init(spelling:))
  }

  /// Checks that a file's extension matches the formats written to it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - formats: The formats written to it.
  ///   - isNamed: Whether the formats were given with `-t`.
  static func check(
    _ path: String, holds formats: [OutputFormat], isNamed: Bool
  ) throws(ExportError) {
    guard FileExtension.of(path) != nil else { return }
    guard let format = OutputFormat(fileName: path) else {
      if isNamed { return }
      throw ExportError(
        .usage, at: "-o \(path)",
        "the extension names no format; the formats are \(OutputFormat.list)",
        advice: "use one of them as the extension, or name the format with -t")
    }
    guard let written = formats.first, written != format else { return }
    throw ExportError(
      .usage, at: "-o \(path)",
      "the extension stands for \(format.rawValue), and -t for"
        + " \(written.rawValue)", advice: "change one of the two")
  }
}
