internal import ArgumentParser
internal import Exporting
internal import JSONDocument
internal import TextEscaping

/// `debrief status`: the progress of an export.
struct StatusCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the progress of the export in a folder, and why bots failed.",
    discussion: "It only reads, and can be used while an export is running.")

  @Argument(help: "The folder of the export.", completion: .directory)
  var folder: String

  @Option(
    name: .customLong("archive"),
    help: .init("The path of the archive, if it is not in the folder.", valueName: "path"),
    completion: .file())
  var archivePath: String?

  @Flag(help: "Print one JSON object, as with --log-format json.")
  var json = false

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let status = try ExportStatus(ArchiveLocation(archivePath ?? folder))
    guard !json, !console.isJSON else {
      var line: [UInt8] = []
      JSONWriter.append(.object(object(status)), to: &line)
      try StandardOutput.write(Console.withoutDirections(line) + [UInt8(ascii: "\n")])
      return .done
    }
    var text = status.line + "\n"
    for (groups, word) in [
      (status.failures, "failed"), (status.waiting, "waiting"),
      (status.unanswered, "without an answer"),
    ] {
      for group in groups {
        let example = group.example + (group.count > 1 ? ", …" : "")
        text += "  \(word) \(group.count): \(PlainText.singleLine(group.reason)) (\(example))\n"
      }
    }
    if status.editedNotes > 0 {
      text +=
        "  \(status.editedNotes.counted("note")) with your edits, into which new text is merged\n"
    }
    if let command = command(status) {
      text += "To ask again for those that failed: \(command)\n"
    }
    let safe = text.utf8.split(separator: UInt8(ascii: "\n"))
      .map { PlainText.terminalSafe(String(Substring($0))) + "\n" }
    try StandardOutput.write(Array(safe.joined().utf8))
    return .done
  }

  /// The command that retries failed bots with the options of the export; nil if none failed.
  private func command(_ status: ExportStatus) -> String? {
    guard !status.failures.isEmpty else { return nil }
    let path = folder.asFolder
    var words = [
      ExportWord(option: "--from", value: path + "failures.jsonl"),
      ExportWord(option: "-o", value: path),
    ]
    if let archivePath { words.append(ExportWord(option: "--archive", value: archivePath)) }
    if !status.command.isEmpty, ExportCommand.areRepeatable(status.command) {
      words += ExportWord.read(status.command)
    } else if !status.formats.isEmpty {
      words.append(ExportWord(option: "-t", value: status.formats.joined(separator: ",")))
    }
    return "debrief export " + words.map(\.typed).joined(separator: " ")
  }

  /// The status as JSON: `{"total":3,"done":2,…}`.
  private func object(_ status: ExportStatus) -> JSONObject {
    func count(_ groups: [ExportStatus.Group]) -> JSONValue {
      .integer(groups.reduce(0) { $0 + $1.count })
    }
    func reasons(_ groups: [ExportStatus.Group]) -> JSONValue {
      .array(
        groups.map { group in
          [
            "reason": .string(group.reason), "count": .integer(group.count),
            "example": .string(group.example),
          ]
        })
    }
    return [
      "total": .integer(status.total), "done": .integer(status.done),
      "failed_bots": .integer(status.failedBots), "waiting": count(status.waiting),
      "failed": count(status.failures), "unanswered": count(status.unanswered),
      "not_asked": .integer(status.notAsked), "edited_notes": .integer(status.editedNotes),
      "formats": .array(status.formats.map { .string($0) }),
      "reasons": [
        "waiting": reasons(status.waiting), "failed": reasons(status.failures),
        "unanswered": reasons(status.unanswered),
      ],
      "retry_command": .text(command(status)),
    ]
  }
}
