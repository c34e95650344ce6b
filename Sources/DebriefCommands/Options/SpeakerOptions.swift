internal import ArgumentParser

/// The option that shows speakers under other names.
struct SpeakerOptions: ParsableArguments {
  @Option(
    name: .customLong("speaker"),
    help: .init(
      "Show a speaker under another name, also as the owner of action items. Can be repeated.",
      valueName: "name=other"))
  var speakers: [String] = []

  // Those of the settings file, which need not occur in any meeting.
  @Option(name: .customLong("usual-speaker"), help: .hidden)
  var usualSpeakers: [String] = []

  func validate() throws {
    _ = try aliases()
  }

  /// The values of `--speaker`, with the usual ones of other speakers first.
  var all: [String] {
    let names = Set(speakers.compactMap { Assignment($0)?.name })
    return usualSpeakers.filter { !names.contains(Assignment($0)?.name ?? "") } + speakers
  }

  /// The names of speakers, each with the one to show instead.
  func aliases() throws(ValidationError) -> [SpeakerAlias] {
    try SpeakerAlias.aliases(all)
  }

  /// The names to show by those in the answers.
  func shownNames() throws(ValidationError) -> [String: String] {
    Dictionary(try aliases().map { ($0.name, $0.shownName) }) { first, _ in first }
  }
}
