internal import ArgumentParser
internal import BotStatus
internal import MeetingModel

/// The options for reading a meeting.
struct MeetingOptions: ParsableArguments {
  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .customLong("require"),
    help: .init(
      "Comma-separated parts that a meeting must have: transcript, qa, insights. Exits with 5 if one is missing.",
      valueName: "parts"),
    completion: .list(Requirement.allCases.map(\.rawValue)))
  var required: String?

  func validate() throws {
    _ = try requirements()
  }

  /// One of the options that is given; nil if there is none.
  var givenOption: String? {
    if !allSpeakers.isEmpty { return "--speaker" }
    if !reading.allBotNames.isEmpty { return "--bot-name" }
    return required == nil ? nil : "--require"
  }

  /// The names of speakers.
  var speaker: SpeakerOptions { reading.speaker }

  /// The reader for answers.
  func reader() -> BotStatusReader { reading.reader() }

  /// The names of the bot, usual ones first.
  var allBotNames: [String] { reading.allBotNames }

  /// The values of `--speaker`, with the usual ones of other speakers first.
  var allSpeakers: [String] { reading.speaker.all }

  /// Those of the options that affect how notes look.
  var settings: [String] { reading.settings }

  /// The required parts.
  func requirements() throws(ValidationError) -> Set<Requirement> {
    guard let required else { return [] }
    return Set(
      try NameList.values(
        in: required, of: "--require", what: "parts",
        among: Requirement.allCases.map(\.rawValue), value: Requirement.init(rawValue:)))
  }
}

/// The options for the names in a meeting.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var speaker: SpeakerOptions

  @Option(
    name: .customLong("bot-name"),
    help: .init(
      "A name under which the bot appears in the transcript. Can be repeated.", valueName: "name"))
  var botNames: [String] = []

  // Those of the settings file, which need not occur in any meeting.
  @Option(name: .customLong("usual-bot-name"), help: .hidden)
  var usualBotNames: [String] = []

  /// The reader for answers.
  func reader() -> BotStatusReader {
    var options = ReaderOptions()
    options.botNames += allBotNames
    for alias in (try? speaker.aliases()) ?? [] {
      options.speakerNames[alias.name] = alias.shownName
    }
    let names = allBotNames + options.speakerNames.keys
    if !names.isEmpty { options.nameUse = SpeakerNameUse(of: names) }
    return BotStatusReader(options: options)
  }

  /// The names of the bot, usual ones first.
  var allBotNames: [String] { usualBotNames + botNames }

  /// Those of the options that affect how notes look.
  var settings: [String] {
    speaker.all.map { "speaker \($0)" } + allBotNames.map { "bot \($0)" }
  }
}
