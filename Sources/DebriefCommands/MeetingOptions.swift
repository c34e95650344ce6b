internal import ArgumentParser
internal import BotStatus
internal import MeetingModel

/// The options about how a meeting is read.
struct MeetingOptions: ParsableArguments {
  @Option(
    name: .customLong("speaker"),
    help: .init("Show a speaker under another name.", valueName: "name=other"))
  var speakers: [String] = []

  @Option(
    name: .customLong("bot-name"),
    help: .init("A name by which the bot is recognised in the transcript.", valueName: "name"))
  var botNames: [String] = []

  @Option(
    name: .customLong("require"),
    help: .init(
      "Parts that must be there, else exit 5: transcript, qa, insights, parted by commas.",
      valueName: "parts"))
  var required: String?

  func validate() throws {
    for pair in speakers where Assignment(pair) == nil {
      throw ValidationError("--speaker \(pair): say it as 'name=other name'")
    }
    _ = try requirements()
  }

  /// What reads answers.
  func reader() -> BotStatusReader {
    var options = ReaderOptions()
    options.botNames += botNames
    for pair in speakers.compactMap(Assignment.init) {
      options.speakerNames[pair.name] = pair.value
    }
    return BotStatusReader(options: options)
  }

  /// What of these options decides how notes look.
  var settings: [String] {
    speakers.map { "speaker \($0)" } + botNames.map { "bot \($0)" }
  }

  /// The parts that must be there.
  func requirements() throws -> Set<Requirement> {
    var parts: Set<Requirement> = []
    for name in (required ?? "").split(separator: ",") {
      guard let part = Requirement(rawValue: String(name)) else {
        throw ValidationError(
          "--require \(name): the parts are \(Requirement.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      parts.insert(part)
    }
    return parts
  }
}
