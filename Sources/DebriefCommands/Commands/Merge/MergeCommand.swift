internal import ArgumentParser
internal import Exporting
internal import MeetingModel

/// `debrief merge`: one folder out of those of several exports.
struct MergeCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge the folders of several exports into one, as if one export had made it.",
    discussion: """
      A source is the folder of an export, such as that of one shard, or the path of an archive. \
      Sources are only read. Of a bot that is in several of them, the newest answer counts. Notes \
      that have been edited are taken over with their edits. Nobody is asked about bots that failed.

      The notes are written with the options of the exports. If these differ, the options given \
      here count; all values of an option that can be repeated are replaced.

      The same command again continues a merge that was stopped, and adds what is new or newer.
      """)

  @Argument(
    help: .init("Folders of exports, or archives.", valueName: "source"), completion: .file())
  var sources: [String]

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init(
      "The folder to write into; it is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var path: String?

  @Option(
    name: .customLong("archive"),
    help: .init(
      "Where to keep its archive if not in that folder: a file or a folder.", valueName: "path"),
    completion: .file())
  var archivePath: String?

  @Option(
    name: .customLong("from"),
    help: .init(
      "The list of the exports, for the order of bots that they number differently: a file of bot IDs, or - for standard input.",
      valueName: "file"),
    completion: .file())
  var listPath: String?

  @Option(
    name: [.customShort("t"), .customLong("to")],
    help: .init(
      "Comma-separated formats: md, html, jsonl, or others that the template has. (default: those of the exports)",
      valueName: "formats"),
    completion: FormatList.completion)
  var formatNames: String?

  @Flag(
    name: .customLong("jsonl-gzip"), inversion: .prefixedNo,
    help: "Compress the JSON Lines into meetings.jsonl.gz.")
  var packsLines: Bool?

  @OptionGroup var notes: NoteOptions
  @OptionGroup var fileName: FileNameOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var meeting: MeetingOptions
  @OptionGroup var progress: ProgressOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard let path, path != "-" else {
      throw ValidationError("name the folder to write into: -o all/")
    }
    _ = try FormatList.formats(formatNames, path: nil)
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let folder = try Destination.folder(meantBy: path ?? "")
    let options = MergedOptions(given: givenWords)
    let merge = ArchiveMerge(
      sources, into: folder, archivePath: try archiveElsewhere(folder: folder),
      list: listPath.map { BotList(words: [], path: $0) })
    let report = MergeReport(console: console, style: progress.style(console))
    return try await report.run(merge) { archives in
      let export = try export(with: try options.words(of: archives), into: folder)
      return Exporter(
        client: nil, reader: export.meeting.reader(),
        templates: try await export.output.templates(
          locale: export.locale, settings: export.meeting.settings, on: console),
        options: try export.options(console))
    }
  }

  /// The path of the archive; nil if it is in the folder.
  private func archiveElsewhere(folder: String) throws -> String? {
    try ArchiveLocation.apart(archivePath, from: folder)?.path
  }

  /// The export that would have written the folder.
  private func export(with words: [String], into folder: String) throws -> ExportCommand {
    do {
      return try ExportCommand.parse(
        words + ["--from", "-", "-o", folder] + (archivePath.map { ["--archive", $0] } ?? [])
          + (notes.editPolicy == .overwrite ? ["--force"] : []))
    } catch {
      throw ExportError(.usage, ExportCommand.message(for: error))
    }
  }

  /// The given options that decide what is written, as ``ExportCommand/words()`` has them.
  private var givenWords: [(option: String, value: String?)] {
    var words: [(option: String, value: String?)] = []
    func add(_ option: String, _ values: [String?]) {
      words += values.compactMap { $0 }.map { (option, $0) }
    }
    add("-t", [formatNames])
    add("--template", [notes.appearance.givenTemplate])
    add("--filename", [fileName.given])
    add("--omit", [notes.appearance.omitted])
    add("--set", notes.appearance.allVariables)
    add("--timezone", [locale.zoneName])
    add("--locale", [locale.givenLanguage])
    add("--speaker", meeting.allSpeakers)
    add("--bot-name", meeting.allBotNames)
    add("--require", [meeting.required])
    if notes.editPolicy != .overwrite { add("--on-edit", [notes.onEdit?.rawValue]) }
    if let packsLines { words.append(("--jsonl-gzip", packsLines ? nil : "no")) }
    return words
  }
}
