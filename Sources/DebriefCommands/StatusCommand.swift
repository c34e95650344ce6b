internal import ArgumentParser
internal import CommonMark
internal import Exporting

/// `debrief status`: how far an export is.
struct StatusCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say how far the export in a folder is, and why some bots failed.",
    discussion: "It only reads, and may be asked while an export runs.")

  @Argument(help: "The folder of the export.")
  var folder: String

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let status = try ExportStatus(folder: folder)
    var text = status.line + "\n"
    for (groups, word) in [
      (status.failures, "failed"), (status.waiting, "waiting"),
      (status.unanswered, "without an answer"),
    ] {
      for group in groups {
        let example = group.example + (group.count > 1 ? ", …" : "")
        text += "  \(word) \(group.count): \(group.reason) (\(example))\n"
      }
    }
    if !status.failures.isEmpty {
      let path = folder.asFolder
      text +=
        "To ask again for those that failed: debrief export"
        + " --from \(ShellWord.quoted(path + "failures.jsonl")) -o \(ShellWord.quoted(path))"
      text += status.formats.isEmpty ? "\n" : " -t \(status.formats.joined(separator: ","))\n"
    }
    let safe = text.utf8.split(separator: UInt8(ascii: "\n"))
      .map { PlainText.terminalSafe(String(Substring($0))) + "\n" }
    try StandardOutput.write(Array(safe.joined().utf8))
    return .done
  }
}
