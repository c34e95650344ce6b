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
      among the sources. With --review it writes nothing there: the new site waits beside it, and \
      what would become public is printed.
      """)

  @Argument(
    help: "Files, folders, and folders or archives of exports.",
    completion: .file(extensions: ["json", "jsonl", "ndjson", "sqlite"]))
  var sources: [String] = []

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

  @OptionGroup var redaction: RedactionOptions
  @OptionGroup var approval: ApprovalOptions
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
    if let option = approval.optionWithoutSources {
      guard sources.isEmpty else {
        throw ValidationError("\(option) makes no pages: drop the sources")
      }
      if let other = optionOfPages {
        throw ValidationError("\(option) makes no pages: drop \(other)")
      }
    } else if sources.isEmpty {
      throw ValidationError(
        "there are no meetings: give files, folders, or the folder of an export")
    }
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

  /// An option that is given and acts on pages alone; nil if there is none.
  private var optionOfPages: String? {
    let options: [(String, isGiven: Bool)] = [
      ("--title", title != nil), ("--indexable", addressText != nil), ("--twins", twins),
      ("--timezone", locale.zoneName != nil), ("--locale", locale.language != "en"),
      ("--jobs", jobs != nil),
    ]
    return options.first { $0.isGiven }?.0 ?? appearance.givenOption ?? redaction.givenOption
      ?? filter.givenOption ?? meeting.givenOption
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let places = SitePlaces(try Destination.folder(meantBy: path))
    var status = ExitStatus.done
    if approval.approves {
      let plan = try places.approve(keepsPrevious: approval.keepsPrevious) {
        status = tell($0, console) ?? status
      }
      console.say(PublishedSite(plan: plan), in: places.site)
      return status
    }
    if approval.undoes {
      let plan = try places.undo { status = tell($0, console) ?? status }
      console.say(PublishedSite(plan: plan), in: places.site)
      return status
    }
    return try await publish(into: places, console)
  }

  /// Tells what is unusual; returns the status with which the command ends then, if that is another one.
  private func tell(_ event: PublishEvent, _ console: Console) -> ExitStatus? {
    console.say(event)
    // Words that are to go may be among it.
    if case .previousStays = event { return .failed }
    return nil
  }

  private func publish(into places: SitePlaces, _ console: Console) async throws -> ExitStatus {
    let publisher = try publisher(of: places, console)
    let inputs = try PublishedSources(sources)
    var status = ExitStatus.done
    let site =
      if approval.reviews {
        try await publisher.review(inputs, for: places) { console.say($0) }
      } else {
        try await publisher.publish(
          inputs, into: places, keepsPrevious: approval.keepsPrevious
        ) { status = tell($0, console) ?? status }
      }
    NameReport.tell(meeting, read: publisher.reader, on: console)
    if approval.reviews { return try console.sayReview(site, of: places, named: path) }
    console.say(site, in: places.site)
    return status
  }

  private func publisher(of places: SitePlaces, _ console: Console) throws -> Publisher {
    let options = try appearance.rendering(locale, title: nil)
    let pack = try appearance.pack()
    appearance.warnOfUnset(pack.askedVariables(for: [.html]), on: console)
    try appearance.warnOfUnread(besides: nil, on: console)
    let renderer = try SiteRenderer(
      pack, root: try PackLoader().load(PackLoader.rootPackName), title: title,
      address: try address(), hasTwins: twins, options: options)
    let look = NoteAppearance(
      pack: pack, options: options, settings: [Version.current] + meeting.settings)
    return Publisher(
      appearance: look.key(of: .html), reader: meeting.reader(), renderer: renderer,
      timeZone: options.timeZone,
      filter: try filter.filter(in: options.timeZone),
      requirements: try meeting.requirements(),
      redaction: try redaction.redaction(
        of: places, allowed: [addressText, locale.zoneName].compactMap { $0 }, console),
      jobs: jobs ?? Processors.count)
  }
}
