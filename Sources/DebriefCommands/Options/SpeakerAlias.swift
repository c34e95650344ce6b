internal import ArgumentParser
internal import BotStatus
internal import TextScanning

/// A value of `--speaker`: a speaker's name and the name to show instead.
struct SpeakerAlias: Hashable {
  let name: String
  let shownName: String

  /// Parses a value such as `User=Ann Lee`.
  ///
  /// - Throws: `ValidationError` if it is not exactly one such pair.
  init(_ text: String) throws(ValidationError) {
    guard let pair = Assignment(text) else {
      throw ValidationError("--speaker \(text): use NAME=OTHER, such as 'User=Ann Lee'")
    }
    name = NameList.trimmed(pair.name)
    shownName = NameList.trimmed(pair.value)
    guard !name.isEmpty, !shownName.isEmpty else {
      throw ValidationError(
        "--speaker \(text): a name is empty; use NAME=OTHER, such as 'User=Ann Lee'")
    }
    guard !Self.hasAnotherPair(pair.value) else {
      throw ValidationError(
        "--speaker \(text): one pair of names at a time; repeat the option, such as"
          + " --speaker 'User=Ann' --speaker 'Guest=Ben'")
    }
  }

  /// Parses all values of the option.
  ///
  /// - Throws: `ValidationError` if a value is invalid, or a speaker is given two names.
  static func aliases(_ texts: [String]) throws(ValidationError) -> [SpeakerAlias] {
    var aliases: [SpeakerAlias] = []
    for text in texts {
      let alias = try SpeakerAlias(text)
      if let other = aliases.first(where: { $0.name == alias.name }) {
        guard other != alias else { continue }
        throw ValidationError(
          "--speaker \(text): \"\(alias.name)\" is to be shown as \"\(other.shownName)\" already")
      }
      aliases.append(alias)
    }
    return aliases
  }

  /// Whether a comma or semicolon is followed by another equals sign: `Ann, Guest=Ben`.
  private static func hasAnotherPair(_ text: String) -> Bool {
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";")]
    guard let separator = text.utf8.firstIndex(where: separators.contains) else { return false }
    return text.utf8[separator...].contains(UInt8(ascii: "="))
  }
}

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
    let aliases = ((try? SpeakerAlias.aliases(options.speaker.speakers)) ?? []).map {
      (words: "--speaker \"\($0.name)=\($0.shownName)\" renames nobody", name: $0.name)
    }
    let bots = options.reading.botNames.map {
      (words: "--bot-name \"\($0)\" is nobody's name", name: $0)
    }
    for (words, name) in aliases + bots where !use.wasFound(name) {
      let guess = NearestName.suggestion(for: name, among: speakers)
      console.say(
        .warning, "\(words)\(guess.isEmpty ? "; \(known)" : "\(guess) (\(known))")",
        fields: [("event", "name_not_found"), ("name", name)])
    }
  }
}
