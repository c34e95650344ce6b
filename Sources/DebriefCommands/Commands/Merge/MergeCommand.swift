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
      Sources are only read. Of a bot that is in several of them, the newest answer counts, \
      unless another one has parts that it lacks. Notes that have been edited are taken over with \
      their edits. Nobody is asked about bots that failed.

      The notes are written with the options of the exports. If these differ, the options given \
      here count; all values of an option that can be repeated are replaced.

      The same command again continues a merge that was stopped, and adds what is new or better.
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

  @OptionGroup var archive: ArchivePathOptions

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
    let overwritesEdits = notes.editPolicy == .overwrite
    let merged = MergedOptions(given: givenWords, overwritesEdits: overwritesEdits)
    let merge = ArchiveMerge(
      sources, into: folder, archivePath: try archive.path(apartFrom: folder),
      list: listPath.map { BotList(words: [], path: $0) })
    let report = MergeReport(console: console, style: progress.style(console))
    return try await report.run(merge) { archives in
      let export = try export(with: try merged.words(of: archives), into: folder)
      var options = try export.options(console)
      if overwritesEdits { options.editPolicy = .overwrite }
      return Exporter(
        client: nil, reader: export.meeting.reader(),
        templates: try await export.output.templates(
          locale: export.locale, settings: export.meeting.settings, on: console),
        options: options)
    }
  }

  /// The export that would have written the folder.
  private func export(
    with words: [String], into folder: String
  ) throws(ExportError) -> ExportCommand {
    try ExportCommand.parsed(
      words + (archive.given.map { [ExportWord(option: "--archive", value: $0).word] } ?? []),
      into: folder)
  }

  /// The given options that decide what is written, as ``ExportCommand/words()`` has them.
  private var givenWords: [ExportWord] {
    var words = ExportWord.given(
      formats: formatNames, notes: notes, fileName: fileName.given, locale: locale,
      reading: meeting.reading)
    if let required = meeting.required {
      words.append(ExportWord(option: "--require", value: required))
    }
    if let packsLines {
      words.append(ExportWord(option: "--jsonl-gzip", value: packsLines ? nil : "no"))
    }
    return words
  }
}
