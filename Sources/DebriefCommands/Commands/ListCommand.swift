internal import Archive
internal import ArgumentParser
internal import Exporting
internal import JSONDocument
internal import TimeZones

/// `debrief list`: the meetings of an archive.
struct ListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the meetings of an export, newest first.",
    discussion: """
      A line has the time, the title or the room, the people, the length, the state and the ID of \
      the bot: in columns on a terminal, and otherwise separated by tabs. Bots without a time come \
      last.

      The first list of an archive from an earlier version reads all of its answers once.
      """)

  @Argument(
    help: .init("The folder of an export, or the path of an archive.", valueName: "archive"),
    completion: .file(extensions: ["sqlite"]))
  var archive: String

  @OptionGroup var filter: ArchiveFilterOptions

  @Option(help: .init("The maximum number of meetings.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Print one JSON object a line, as debrief schema list describes it.")
  var json = false

  @OptionGroup var zone: ZoneOptions
  @OptionGroup var speaker: SpeakerOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit \(limit): use a number from 1 on") }
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let timeZone = try zone.timeZone()
    let choice = try filter.choice(in: timeZone, speakers: speaker)
    let location = ArchiveLocation(archive)
    let catalogue = try MeetingCatalogue(location)
    let findings = try await console.withProgress("reading the archive") {
      try await catalogue.fill($0)
    }
    console.say(findings, of: location.path, lack: "listed without time and names")
    var lines = ListedLines(isJSON: json, limit: limit, stream: DataStream(log))
    let unmatched = try catalogue.forEach(in: choice) { listed in
      lines.add(
        MeetingLine(listed: listed, timeZone: timeZone, speakerNames: choice.speakerNames))
    }
    try lines.end()
    for (name, suggestion) in unmatched { console.sayUnmatched(name, suggestion) }
    try catalogue.close()
    if lines.count == 0 {
      console.say(
        .info,
        choice.isOfAll ? "there are no bots in the archive" : "no meeting is chosen",
        fields: [("event", "nothing_listed")])
    }
    return .done
  }
}

/// The lines of a list, which are written once the archive has been read: a reader that waits, such as
/// `less`, must not keep a command that forgets a meeting from cutting off the log.
private struct ListedLines {
  let isJSON: Bool
  /// The maximum number of lines; nil for any.
  let limit: Int?
  var stream: DataStream
  private(set) var count = 0
  private var table = MeetingTable()
  private var text: [UInt8] = []

  init(isJSON: Bool, limit: Int?, stream: DataStream) {
    self.isJSON = isJSON
    self.limit = limit
    self.stream = stream
  }

  /// Adds a line; returns whether there is room for another.
  mutating func add(_ line: MeetingLine) -> Bool {
    count += 1
    if isJSON {
      var object: [UInt8] = []
      JSONWriter.append(.object(line.json), to: &object)
      text += Console.withoutDirections(object)
      text.append(UInt8(ascii: "\n"))
    } else if stream.width != nil {
      table.add(line.cells)
    } else {
      text += line.cells.joined(separator: "\t").utf8
      text.append(UInt8(ascii: "\n"))
    }
    return limit.map { count < $0 } ?? true
  }

  /// Writes what is left.
  mutating func end() throws(ExportError) {
    if !text.isEmpty { try StandardOutput.write(text) }
    if let width = stream.width, !isJSON {
      for line in table.lines(width: width) { try stream.add(line.utf8) }
    }
    try stream.flush()
  }
}
