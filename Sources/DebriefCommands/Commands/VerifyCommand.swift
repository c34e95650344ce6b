internal import ArgumentParser
internal import Exporting
internal import Reports
internal import TextEscaping
internal import Verification

/// `debrief verify`: reads outputs back and reports where they break the promises.
struct VerifyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that notes are safe to publish.",
    discussion: """
      Checks *.md, *.html, *.jsonl, *.txt, *.csv, *.vtt, *.srt, *.ics, *.eml and *.slack.json, also \
      in folders, where hidden files and all others are skipped.

      HTML: only elements and attributes that show text, tables and SVG shapes, closed in order; \
      no script but that of the search of a site, which is known byte for byte, no event handler or \
      style attribute, and nothing that is loaded; links only to http, \
      https, mailto or a place on the page; and a policy that comes first, with default-src 'none' \
      and the stylesheet's hash. This also applies to pages of your own templates.

      Markdown: no raw HTML, no images, only the same links; front matter in valid YAML, inert in \
      readers without front matter; no code that kramdown or Python-Markdown would read as text; \
      and no syntax of Obsidian, Jekyll, Hugo or MkDocs. What a template writes itself cannot be \
      told from what was said: use --allow-marks if yours writes such syntax.

      JSON Lines: every line is JSON, and a debrief.meeting.v1 record matches its schema.

      Others: tables have as many fields in each row and no formula, subtitles do not overlap, \
      calendars, mail and messages to Slack are well formed.

      Each finding is one line on standard output: FILE:LINE:COLUMN: what, why; what to do. Exits \
      with 1 if there are any, and with 65 if a file cannot be read or judged.
      """)

  @Argument(
    help: "Files and folders of notes.",
    completion: .file(extensions: [
      "md", "markdown", "html", "htm", "jsonl", "ndjson", "txt", "csv", "vtt", "srt", "ics", "eml",
      "json",
    ]))
  var paths: [String]

  @Flag(help: "Allow syntax of Obsidian, Jekyll, Hugo and MkDocs that your template writes.")
  var allowMarks = false

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let verifier = try Verifier(
      recordSchema: RecordSchema.text, allowsMarks: allowMarks,
      searchScript: SiteScript().bytes)
    var status = ExitStatus.done
    var fileCount = 0
    var findingCount = 0
    for path in paths {
      do {
        for file in try OutputFiles.files(at: path) {
          try Task.checkCancellation()
          let findings = try Self.findings(in: file, by: verifier)
          try say(findings, about: file.path)
          fileCount += 1
          findingCount += findings.count
        }
      } catch let error as ExportError where error.kind != .interrupted {
        status = ExitStatus(saying: error, on: console)
      }
    }
    if fileCount > 0 {
      console.say(
        .info, "\(findingCount.counted("finding")) in \(fileCount.counted("file"))",
        fields: [("findings", "\(findingCount)"), ("files", "\(fileCount)")])
    }
    return status != .done ? status : findingCount > 0 ? .failed : .done
  }

  /// Verifies a file; records are streamed, since an export can have very many of them in one file.
  private static func findings(
    in file: (path: String, kind: OutputKind), by verifier: Verifier
  ) throws(ExportError) -> [Finding] {
    guard file.kind == .records else {
      return verifier.findings(in: try FileSystem.read(file.path), of: file.kind)
    }
    return try verifier.findingsInRecords { take throws(ExportError) in
      try FileSystem.readPieces(of: file.path, take)
    }
  }

  /// Prints findings, one per line, with control characters escaped.
  private func say(_ findings: [Finding], about path: String) throws {
    let lines = findings.map { finding in
      let advice = finding.isMark ? ", or use --allow-marks if your template writes it" : ""
      return PlainText.terminalLine("\(path):\(finding)\(advice)") + "\n"
    }
    try StandardOutput.write(Array(lines.joined().utf8))
  }
}
