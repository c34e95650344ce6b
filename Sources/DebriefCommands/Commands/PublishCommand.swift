internal import ArgumentParser
internal import Exporting
internal import MeetingModel
internal import Publishing
internal import Reports

/// `debrief publish`: a site of meetings.
struct PublishCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Make a site of meetings: pages, an index, and lists by person and room.",
    discussion: """
      A source is a file with saved answers, a folder of them, or the folder or the archive of an \
      export. The site works from any web server and from a disk. It shows no bot IDs and no \
      addresses of rooms, and asks search engines to leave it out.

      The next run writes only what has changed, and removes the pages of meetings that are no longer \
      among the sources.
      """)

  @Argument(
    help: "Files, folders, and folders or archives of exports.",
    completion: .file(extensions: ["json", "jsonl", "ndjson", "sqlite"]))
  var sources: [String]

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("The folder of the site; it is created if it does not exist.", valueName: "folder"),
    completion: .directory)
  var path: String

  @Option(help: .init("The title of the site. (default: Meetings)", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("indexable"),
    help: .init(
      "The address of the site, which search engines may then show: adds a site map and a feed.",
      valueName: "url"))
  var addressText: String?

  @Flag(help: "Put Markdown beside the page of each meeting, and list it in llms.txt.")
  var twins = false

  @OptionGroup var appearance: AppearanceOptions
  @OptionGroup var locale: LocaleOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var meeting: MeetingOptions

  @Option(
    help: .init("The maximum number of meetings to render concurrently.", valueName: "n"),
    completion: .list(["1", "2", "4", "8", "16"]))
  var jobs: Int?

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    try JobCount.check(jobs)
    if let title, NameList.trimmed(title).isEmpty { throw ValidationError("--title is empty") }
    _ = try address()
    if path.isEmpty { throw ValidationError("-o is empty") }
    _ = try appearance.formats(twins ? "html,md" : "html")
    try appearance.check(requiring: try meeting.requirements())
  }

  private func address() throws(ValidationError) -> SiteAddress? {
    guard let addressText else { return nil }
    guard let address = SiteAddress(addressText) else {
      throw ValidationError(
        "--indexable \(addressText): use the address of the site, such as"
          + " https://example.com/meetings/")
    }
    return address
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let options = try appearance.rendering(locale, title: nil)
    let pack = try appearance.pack()
    appearance.warnOfUnset(pack.askedVariables(for: [.html]), on: console)
    try appearance.warnOfUnread(besides: nil, on: console)
    let renderer = try SiteRenderer(
      pack, root: try PackLoader().load(PackLoader.rootPackName), title: title,
      address: try address(), hasTwins: twins, options: options)
    let reader = meeting.reader()
    let look = NoteAppearance(
      pack: pack, options: options, settings: [Version.current] + meeting.settings)
    let publisher = Publisher(
      appearance: look.key(of: .html), reader: reader, renderer: renderer,
      timeZone: options.timeZone,
      filter: try filter.filter(in: options.timeZone),
      requirements: try meeting.requirements(), jobs: jobs ?? Processors.count)
    let site = try await publisher.publish(
      try PublishedSources(sources), into: try Destination.folder(meantBy: path)
    ) { console.say($0) }
    NameReport.tell(meeting, read: reader, on: console)
    console.say(site, in: path)
    return .done
  }
}

extension Console {
  /// Tells what is unusual.
  fileprivate func say(_ event: PublishEvent) {
    switch event {
    case .failed(let error): say(.error, error.message, fields: [("event", "failed")])
    case .unfinished(let bots) where bots.count == 1:
      let subject = bots.first.map { "bot \($0)" } ?? "a meeting"
      say(
        .warning, "\(subject) has not ended, or has nothing to show; it is left out",
        fields: [("event", "left_out"), ("count", "1"), ("bot_id", bots.first ?? "")])
    case .unfinished(let bots):
      say(
        .warning,
        "\(bots.count) meetings have not ended, or have nothing to show; they are left out"
          + Self.example(bots),
        fields: [
          ("event", "left_out"), ("count", "\(bots.count)"), ("bot_id", bots.first ?? ""),
        ])
    case .unmatched(let name, let suggestion):
      say(
        .warning,
        (name.kind == .person ? "nobody is called" : "no room is called")
          + " \"\(name.text)\" in any meeting\(suggestion)",
        fields: [("event", "name_not_found"), ("name", name.text)])
    case .repeated(let bots):
      say(
        .warning,
        "\(bots.count.counted("bot")) with several answers, of which the last one counts"
          + Self.example(bots),
        fields: [
          ("event", "repeated"), ("count", "\(bots.count)"), ("bot_id", bots.first ?? ""),
        ])
    }
  }

  /// The first of some bots in parentheses; empty if it has no ID.
  private static func example(_ bots: BotCount) -> String {
    guard let first = bots.first else { return "" }
    return " (bot \(first)\(bots.count > 1 ? ", …" : ""))"
  }

  /// The number of names that are told before the others are only counted.
  private static let mostNames = 10

  /// Tells what has become of a site.
  fileprivate func say(_ site: PublishedSite, in path: String) {
    let plan = site.plan
    for (names, word) in [
      (plan.new, "new"), (plan.changed, "changed"), (plan.gone, "removed"),
    ] {
      for name in names { say(.debug, "\(word): \(name)") }
    }
    if !plan.kept.isEmpty {
      say(
        .warning,
        "no longer part of the site, but changed by someone, so they stay:"
          + " \(Self.list(plan.kept)); remove them yourself",
        fields: [("event", "kept")])
    }
    if !plan.foreign.isEmpty {
      say(
        .warning, "not of the site, and left alone: \(Self.list(plan.foreign))",
        fields: [("event", "foreign")])
    }
    let counts =
      "\(plan.new.count.counted("file")) new, \(plan.changed.count) changed, \(plan.gone.count)"
      + " removed, \(plan.unchangedCount) as before"
    say(
      .info, "\(path.asFolder): \(site.meetingCount.counted("meeting")); \(counts)",
      fields: [
        ("event", "published"), ("meetings", "\(site.meetingCount)"), ("new", "\(plan.new.count)"),
        ("changed", "\(plan.changed.count)"), ("removed", "\(plan.gone.count)"),
        ("unchanged", "\(plan.unchangedCount)"),
      ])
  }

  private static func list(_ names: [String]) -> String {
    let rest = names.count - mostNames
    return names.prefix(mostNames).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
