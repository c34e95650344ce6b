internal import ArgumentParser
internal import Exporting
internal import MeetingModel
internal import PailFlow

/// `debrief forget`: removes meetings from an export.
struct ForgetCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Remove meetings from an export: their answers, files and lines.",
    discussion: """
      Notes are removed even if they have been edited; so are calls about them that debrief serve \
      keeps. Remove the IDs from your lists too, or the next export fetches them again.
      """)

  @Argument(help: .init("The bots' IDs.", valueName: "id"))
  var ids: [String]

  @Option(
    name: .customLong("archive"),
    help: .init(
      "The folder of the export, or the path of an archive elsewhere.", valueName: "path"),
    completion: .file())
  var archive: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The folder of the notes, if the archive is elsewhere.", valueName: "folder"),
    completion: .directory)
  var notesFolder: String?

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    let bots = try ids.map { try BotID(validating: $0) }
    let location = ArchiveLocation(archive)
    guard let folder = notesFolder ?? location.folder else {
      throw ExportError(
        .usage, at: archive, "the file of an archive does not say where its notes are",
        advice: "name their folder with -o")
    }
    let isElsewhere = location.folder?.asFolder != folder.asFolder
    let forgotten = try await ArchiveForgetting(
      folder: folder, archivePath: isElsewhere ? location.path : nil
    ).forget(bots)
    var status = ExitStatus.done
    for bot in bots {
      if let names = forgotten[bot] {
        console.say(
          .info, "forgot \(bot)\(names.isEmpty ? "" : ": \(names.joined(separator: ", "))")",
          fields: [("event", "forgotten"), ("bot_id", bot.text)])
      } else {
        console.say(.error, "\(bot): the archive does not know this bot")
        status = .badInput
      }
    }
    if !forgotten.isEmpty, FileSystem.kind(of: location.path) == nil {
      console.say(
        .info, "there is no archive at \(location.path): only calls were removed",
        fields: [("event", "no_archive")])
    } else if !forgotten.isEmpty {
      console.say(
        .info,
        "what was made of this export elsewhere stays: publish its sites again, and forget in folders"
          + " that it was merged into, and in copies")
    }
    return status == .badInput && !forgotten.isEmpty ? .partlyFailed : status
  }
}
