internal import Archive
internal import ArgumentParser
internal import Exporting
internal import TextScanning
internal import TimeZones

/// `debrief todo`: the action items of all meetings.
struct TodoCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "todo",
    abstract: "List the action items of the meetings of an export.",
    discussion: """
      Those that are done are left out, unless --all is given: those that somebody has ticked in the \
      Markdown note, or that the service marked as done and nobody has unticked. The list reads the \
      index of debrief search, and makes it if there is none.
      """)

  @Argument(
    help: .init("The folder of an export, or the path of an archive.", valueName: "archive"),
    completion: .file(extensions: ["sqlite"]))
  var archive: String

  @Option(
    name: .customLong("owner"),
    help: .init("Only those of this person. Can be repeated for any of several.", valueName: "name")
  )
  var owners: [String] = []

  @Option(
    name: .customLong("by"),
    help: .init("Group them by owner, or by date for one group a meeting.", valueName: "group"),
    completion: .list(TaskList.Grouping.allCases.map(\.rawValue)))
  var groupName: String = TaskList.Grouping.owner.rawValue

  @Flag(help: "List those that are done, too.")
  var all = false

  @OptionGroup var filter: ArchiveFilterOptions

  @Flag(help: "Print one JSON object a line, as debrief schema todo describes it.")
  var json = false

  @Flag(help: "Print a calendar (iCalendar) with a task for each.")
  var ics = false

  @OptionGroup var zone: ZoneOptions
  @OptionGroup var speaker: SpeakerOptions
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    _ = try grouping()
    guard !json || !ics else { throw ValidationError("--json and --ics exclude each other") }
    if owners.contains(where: { NameList.trimmed($0).isEmpty }) {
      throw ValidationError("--owner is empty")
    }
  }

  private func grouping() throws(ValidationError) -> TaskList.Grouping {
    guard let grouping = TaskList.Grouping(rawValue: groupName) else {
      throw ValidationError("--by \(groupName): the groups are owner, date")
    }
    return grouping
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let timeZone = try zone.timeZone()
    let choice = try filter.choice(in: timeZone, speakers: speaker)
    let location = ArchiveLocation(archive)
    let catalogue = try MeetingCatalogue(location)
    let findings = try await console.withProgress("indexing") { try await catalogue.fillIndex($0) }
    console.say(findings, of: location.path, lack: "left out")
    var list = TaskList(owners: owners, showsDone: all, speakerNames: choice.speakerNames)
    let unmatched = try catalogue.forEachTask(in: choice) { list.add($0) }
    if ics {
      try writeCalendar(of: list, from: catalogue, choice.speakerNames, timeZone, console)
    } else {
      try write(list, in: timeZone)
    }
    try catalogue.close()
    for (name, suggestion) in unmatched { console.sayUnmatched(name, suggestion) }
    for (name, suggestion) in list.unmatchedOwners {
      console.say(
        .warning, "no action item of these meetings is for \(name.quoted())\(suggestion)",
        fields: [("event", "name_not_found"), ("name", name)])
    }
    if list.tasks.isEmpty {
      console.say(.info, "there is nothing to do", fields: [("event", "nothing_listed")])
    }
    return .done
  }

  private func writeCalendar(
    of list: TaskList, from catalogue: MeetingCatalogue, _ speakerNames: [String: String],
    _ timeZone: Zone, _ console: Console
  ) throws {
    var calendar = try TaskCalendar(speakerNames: speakerNames, timeZone: timeZone)
    var findings = CatalogueFindings()
    findings.damaged = try catalogue.add(list.tasks, to: &calendar)
    console.say(findings, of: archive, lack: "left out")
    if let text = try calendar.text() { try StandardOutput.write(text) }
  }

  private func write(_ list: TaskList, in timeZone: Zone) throws {
    let grouping = try grouping()
    var stream = DataStream(log)
    var isFirst = true
    for group in list.groups(by: grouping) {
      if !json {
        if !isFirst { try stream.add([]) }
        try stream.add(TaskLine.heading(of: group, by: grouping, in: timeZone).utf8)
        isFirst = false
      }
      for task in group.tasks {
        let line = TaskLine(listed: task, timeZone: timeZone)
        if json {
          try stream.add(line.json)
        } else {
          try stream.add(line.text(in: grouping).utf8)
        }
      }
    }
    try stream.flush()
  }
}
