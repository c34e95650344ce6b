internal import Archive
internal import ArgumentParser
internal import Exporting
internal import TimeZones

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
