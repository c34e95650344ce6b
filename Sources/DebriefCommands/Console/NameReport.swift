internal import BotStatus
internal import TextScanning

/// Warns about names on the command line that occur in no meeting.
enum NameReport {
  /// For each name that was not found, lists the existing speakers.
  static func tell(_ options: MeetingOptions, read reader: BotStatusReader, on console: Console) {
    guard let use = reader.options.nameUse, use.hasReadMeetings else { return }
    let speakers = use.speakers
    let list = speakers.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    let known =
      speakers.isEmpty
      ? "no speaker has a name" : "the speakers are \(list)\(speakers.count > 10 ? ", …" : "")"
    let aliases = ((try? SpeakerAlias.aliases(options.speakers)) ?? []).map {
      (words: "--speaker \"\($0.name)=\($0.shownName)\" renames nobody", name: $0.name)
    }
    let bots = options.botNames.map { (words: "--bot-name \"\($0)\" is nobody's name", name: $0) }
    for (words, name) in aliases + bots where !use.wasFound(name) {
      let guess = NearestName.suggestion(for: name, among: speakers)
      console.say(
        .warning, "\(words)\(guess.isEmpty ? "; \(known)" : "\(guess) (\(known))")",
        fields: [("event", "name_not_found"), ("name", name)])
    }
  }
}
