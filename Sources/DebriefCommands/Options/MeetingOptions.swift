internal import ArgumentParser
internal import BotStatus
internal import MeetingModel

/// The options for reading a meeting.
struct MeetingOptions: ParsableArguments {
  @Option(
    name: .customLong("speaker"),
    help: .init(
      "Show a speaker under another name, also as the owner of action items. Can be repeated.",
      valueName: "name=other"))
  var speakers: [String] = []

  @Option(
    name: .customLong("bot-name"),
    help: .init(
      "A name under which the bot appears in the transcript. Can be repeated.", valueName: "name"))
  var botNames: [String] = []

  @Option(
    name: .customLong("require"),
    help: .init(
      "Comma-separated parts that a meeting must have: transcript, qa, insights. Exits with 5 if one is missing.",
      valueName: "parts"),
    completion: .list(Requirement.allCases.map(\.rawValue)))
  var required: String?

  func validate() throws {
    _ = try SpeakerAlias.aliases(speakers)
    _ = try requirements()
  }

  /// The reader for answers.
  func reader() -> BotStatusReader {
    var options = ReaderOptions()
    options.botNames += botNames
    for alias in (try? SpeakerAlias.aliases(speakers)) ?? [] {
      options.speakerNames[alias.name] = alias.shownName
    }
    let names = botNames + options.speakerNames.keys
    if !names.isEmpty { options.nameUse = SpeakerNameUse(of: names) }
    return BotStatusReader(options: options)
  }

  /// Those of the options that affect how notes look.
  var settings: [String] {
    speakers.map { "speaker \($0)" } + botNames.map { "bot \($0)" }
  }

  /// The required parts.
  func requirements() throws(ValidationError) -> Set<Requirement> {
    guard let required else { return [] }
    return Set(
      try NameList.values(
        in: required, of: "--require", what: "parts",
        among: Requirement.allCases.map(\.rawValue), value: Requirement.init(rawValue:)))
  }
}
