internal import ArgumentParser
internal import Exporting
internal import Reports
internal import TextEscaping
internal import Verification

/// `debrief templates check`: what is wrong with a pack.
struct TemplatesCheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report what is wrong with a template pack.",
    discussion: """
      Finds unknown names, partials, functions, labels, placeholders in labels, blocks and members of \
      pack.json, mistakes at which a browser skips a part of style.css, and files, templates and \
      blocks that never show. If there are none, four meetings are rendered in each format, and the \
      results verified as debrief verify does: one that has everything, an empty one, a failed one, \
      and one whose texts try to act as markup.

      For saved answers given after the pack, it also names the insights that change nothing in the \
      notes, because no template shows them; these do not count as errors, and neither do warnings.

      Each finding is one line on standard output: FILE:LINE:COLUMN: what; what to do. Exits with 1 \
      if there are any.
      """)

  @Argument(help: "A pack by name or path, or one NAME.FORMAT.mustache.")
  var template: String

  @Argument(
    help: "Files or folders with saved answers, whose insights are looked for.",
    completion: .file(extensions: ["json", "jsonl"]))
  var meetings: [String] = []

  @Flag(help: "Allow syntax of Obsidian, Jekyll, Hugo and MkDocs that the templates write.")
  var allowMarks = false

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let check = PackCheck(template, loader: TemplatesCommand.loader())
    if let error = check.problems.first(where: { $0.saysThatThereIsNo(template) }) { throw error }
    var findings = check.problems.map(\.finding)
    let warnings = check.warnings.map { warning in
      (warning.place.map { "\($0): " } ?? "") + "warning: \(warning.reason)"
    }
    if let pack = check.pack, findings.isEmpty {
      // What a built-in pack writes is meant.
      let allowsMarks = allowMarks || pack.layers.first?.place == nil
      let trial = try PackTrial(pack, allowsMarks: allowsMarks)
      findings = try trial.findings()
      try say(warnings + findings)
      // Where a trial fails, rendering the meetings would, too.
      if findings.isEmpty {
        var unshown = UnshownInsights(trial)
        for path in try meetings.flatMap(Self.files) { try unshown.look(inFile: path) }
        try say(unshown.lines)
      }
    } else {
      try say(warnings + findings)
    }
    let count = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
    console.say(.info, "\(count) in \(template)", fields: [("findings", "\(findings.count)")])
    return findings.isEmpty ? .done : .failed
  }

  /// The files that a word stands for.
  private static func files(_ word: String) throws(ExportError) -> [String] {
    try SourceResolver.sources(of: word).map { source throws(ExportError) in
      guard case .file(let path) = source else {
        throw ExportError(
          .badInput, at: word, "only saved answers are looked at",
          advice: "save the answer with debrief fetch, and name its file")
      }
      return path
    }
  }

  /// Prints lines with control characters escaped.
  private func say(_ lines: [String]) throws {
    let safe = lines.map { PlainText.terminalLine($0) + "\n" }
    try StandardOutput.write(Array(safe.joined().utf8))
  }
}

extension ReportError {
  /// Whether there is nothing under a name or path that could be checked.
  fileprivate func saysThatThereIsNo(_ nameOrPath: String) -> Bool {
    switch kind {
    case .unknownPack, .packInWorkingFolder: (place ?? nameOrPath) == nameOrPath
    default: false
    }
  }
}
