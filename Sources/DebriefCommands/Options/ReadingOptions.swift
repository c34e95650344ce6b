internal import ArgumentParser
internal import BotStatus

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
