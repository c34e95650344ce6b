internal import Archive
internal import ArgumentParser
internal import Exporting
internal import TimeZones

/// `debrief search`: who said what in which meeting.
struct SearchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search what was said in the meetings of an export, and what was made of it.",
    discussion: """
      All words must be in one turn, question, answer or other passage, whatever their case and \
      accents: "next year" finds a phrase, plan* words that begin so, -draft leaves out passages \
      with the word, and person:Ann or person:"Ann Lee" names who said it. Put a query in single \
      quotes for the shell, and -- before one that begins with a hyphen.

      The first search reads all answers of the archive and keeps an index in it, which exports \
      then keep up. Exits with 1 if nothing is found, as grep does.
      """)

  @Argument(
    help: .init("The folder of an export, or the path of an archive.", valueName: "archive"),
    completion: .file(extensions: ["sqlite"]))
  var archive: String

  @Argument(help: "What to search for; several arguments are one query.")
  var query: [String]

  @OptionGroup var filter: ArchiveFilterOptions

  @Flag(help: "Show the newest first, not the best.")
  var newest = false

  @Option(help: .init("The number of results on a page, at most 1000.", valueName: "n"))
  var limit = 20

  @Option(help: .init("Which page of the results to show.", valueName: "n"))
  var page = 1

  @Flag(help: "Print one JSON object a line, as debrief schema search describes it.")
  var json = false

  @OptionGroup var zone: ZoneOptions
  @OptionGroup var speaker: SpeakerOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard (1...1_000).contains(limit) else {
      throw ValidationError("--limit \(limit): use a number from 1 to 1000")
    }
    guard (1...1_000_000).contains(page) else {
      throw ValidationError("--page \(page): use a number from 1 to 1000000")
    }
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let query = try SearchQuery(
      self.query.joined(separator: " "), speakerNames: try speaker.shownNames())
    let timeZone = try zone.timeZone()
    let choice = try filter.choice(in: timeZone, speakers: speaker)
    let location = ArchiveLocation(archive)
    let catalogue = try MeetingCatalogue(location)
    let findings = try await console.withProgress("indexing") { try await catalogue.fillIndex($0) }
    console.say(findings, of: location.path, lack: "not searched")
    let (hits, hasMore, isCut, unmatched) = try catalogue.hits(
      for: query, in: choice, order: newest ? .newest : .best, page: page, limit: limit)
    try catalogue.close()
    try write(
      hits.map { HitLine(hit: $0, timeZone: timeZone, speakerNames: choice.speakerNames) })
    for (name, suggestion) in unmatched { console.sayUnmatched(name, suggestion) }
    if hits.isEmpty {
      console.say(
        .info, page > 1 ? "there is no page \(page)" : "nothing is found",
        fields: [("event", "nothing_found")])
    }
    if isCut {
      console.say(
        .info,
        "so many passages have all of it that only the last ones of the index were compared; add a"
          + " word, or use --newest",
        fields: [("event", "cut")])
    }
    if hasMore {
      console.say(.info, "there is more: --page \(page + 1)", fields: [("event", "more")])
    }
    return hits.isEmpty ? .failed : .done
  }

  private func write(_ lines: [HitLine]) throws(ExportError) {
    var stream = DataStream(log)
    for line in lines {
      if json {
        try stream.add(line.json)
      } else {
        for line in line.lines(isColoured: stream.isColoured) { try stream.add(line.utf8) }
      }
    }
    try stream.flush()
  }
}
