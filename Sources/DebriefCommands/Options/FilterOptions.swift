internal import Archive
internal import ArgumentParser
internal import Exporting
internal import TimeZones

/// The options that choose meetings by date, person and room.
struct FilterOptions: ParsableArguments {
  @Option(
    help: .init(
      "Only meetings on this day or later, in the time zone of the notes.", valueName: "date"))
  var after: String?

  @Option(
    help: .init(
      "Only meetings before this day, in the time zone of the notes.", valueName: "date"))
  var before: String?

  @Option(
    name: .customLong("person"),
    help: .init(
      "Only meetings in which this person spoke. Can be repeated for any of several.",
      valueName: "name"))
  var people: [String] = []

  @Option(
    name: .customLong("room"),
    help: .init(
      "Only meetings in the room of this name. Can be repeated for any of several.",
      valueName: "name"))
  var rooms: [String] = []

  @Option(
    name: .customLong("exclude-person"),
    help: .init("No meetings in which this person spoke. Can be repeated.", valueName: "name"))
  var excludedPeople: [String] = []

  @Option(
    name: .customLong("exclude-room"),
    help: .init("No meetings in the room of this name. Can be repeated.", valueName: "name"))
  var excludedRooms: [String] = []

  func validate() throws {
    _ = try filter(in: .utc)
  }

  /// One of the options that is given; nil if there is none.
  var givenOption: String? {
    let options: [(String, isGiven: Bool)] = [
      ("--after", after != nil), ("--before", before != nil), ("--person", !people.isEmpty),
      ("--room", !rooms.isEmpty), ("--exclude-person", !excludedPeople.isEmpty),
      ("--exclude-room", !excludedRooms.isEmpty),
    ]
    return options.first { $0.isGiven }?.0
  }

  /// The filter for days in a time zone.
  func filter(in timeZone: Zone) throws(ValidationError) -> MeetingFilter {
    var filter = MeetingFilter()
    filter.firstDay = try Self.day(after, of: "--after")
    filter.endDay = try Self.day(before, of: "--before")
    if let first = filter.firstDay, let end = filter.endDay, first >= end {
      throw ValidationError("--after \(after ?? "") and --before \(before ?? "") leave no day")
    }
    filter.people = try Self.names(people, of: "--person")
    filter.rooms = try Self.names(rooms, of: "--room")
    filter.excludedPeople = try Self.names(excludedPeople, of: "--exclude-person")
    filter.excludedRooms = try Self.names(excludedRooms, of: "--exclude-room")
    filter.timeZone = timeZone
    return filter
  }

  private static func day(
    _ text: String?, of option: String
  ) throws(ValidationError) -> CivilDay? {
    guard let text else { return nil }
    guard let day = CivilDay(text) else {
      throw ValidationError("\(option) \(text): use a date such as 2026-11-01")
    }
    return day
  }

  private static func names(
    _ names: [String], of option: String
  ) throws(ValidationError) -> [String] {
    for name in names where NameList.trimmed(name).isEmpty {
      throw ValidationError("\(option) is empty")
    }
    return names.map { String(NameList.trimmed($0)) }
  }
}

/// The options that choose meetings of an archive.
struct ArchiveFilterOptions: ParsableArguments {
  @OptionGroup var filter: FilterOptions

  @Option(
    help: .init(
      "Only bots in this state: \(ArchivedState.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "state"),
    completion: .list(ArchivedState.allCases.map(\.rawValue)))
  var state: String?

  func validate() throws {
    _ = try chosenState()
  }

  /// One of the options that is given; nil if there is none.
  var givenOption: String? { filter.givenOption ?? state.map { _ in "--state" } }

  /// The meetings that the options choose.
  ///
  /// - Parameters:
  ///   - timeZone: The time zone of the days.
  ///   - speakers: The names by which people are known.
  func choice(
    in timeZone: Zone, speakers: SpeakerOptions
  ) throws(ValidationError) -> MeetingCatalogue.Choice {
    var choice = MeetingCatalogue.Choice()
    choice.filter = try filter.filter(in: timeZone)
    choice.state = try chosenState()
    choice.speakerNames = try speakers.shownNames()
    return choice
  }

  private func chosenState() throws(ValidationError) -> ArchivedState? {
    guard let state else { return nil }
    let states = try NameList.values(
      in: state, of: "--state", what: "states", among: ArchivedState.allCases.map(\.rawValue),
      value: ArchivedState.init(rawValue:))
    guard states.count == 1 else {
      throw ValidationError("--state \(state): choose one state")
    }
    return states.first
  }
}
