internal import Exporting
internal import Reports

/// The options with which merged archives are written: those of their exports, unless others are given.
struct MergedOptions {
  /// The options of the command line, in which a flag that is not to be set has a value.
  let given: [ExportWord]
  /// Whether edited notes are overwritten in this run, whatever the archives have recorded; that stays
  /// as it is, unless they differ.
  let overwritesEdits: Bool

  /// The options that decide what is written, of which archives must not have different ones.
  private static let decisive = ExportCommand.optionsOfNotes + ["--jsonl-gzip"]

  /// The words of an export that writes what all of the archives have.
  ///
  /// - Throws: An ``ExportError`` that names the first option in which they differ and which is not
  ///   given, or one that is not taken over from an archive without a look at it.
  func words(of archives: [MergedArchive]) throws(ExportError) -> [String] {
    let commands = archives.map { (name: $0.name, words: Self.words(of: $0)) }
      .filter { !$0.words.isEmpty }
    var first = commands.first?.words ?? []
    let writesNotes = writesNotes(with: first)
    for option in Self.decisive where !isGiven(option) {
      guard let difference = difference(in: option, of: commands) else { continue }
      let isUsed =
        switch option {
        case "--on-edit": !overwritesEdits
        case "--filename": writesNotes
        default: true
        }
      guard !isUsed else { throw difference }
      first.removeAll { $0.option == option }
    }
    if !isGiven("--template"), let template = Self.values(of: "--template", in: first).first,
      PackLoader.isPath(template)
    {
      throw ExportError(
        .usage, "the exports were made with a template that is not one of this machine's packs",
        advice: .text(
          "check it, and repeat it, or name another: "
            + ExportWord(option: "--template", value: template).typed))
    }
    if !writesNotes {
      first.removeAll { $0.option == "--filename" }
    } else if !isGiven("--filename") {
      _ = try FileNameOptions.pattern(in: first)
    }
    let words =
      first.filter { !isGiven($0.option) }
      + given.filter { $0.option != "--jsonl-gzip" || $0.value == nil }
    return words.map(\.word)
  }

  /// Whether there are notes besides the JSON Lines, which need names.
  private func writesNotes(with recorded: [ExportWord]) -> Bool {
    let formats = Self.comparable("-t", isGiven("-t") ? given : recorded)
    return formats.isEmpty || formats.contains { $0 != OutputFormat.jsonLines.rawValue }
  }

  private func isGiven(_ option: String) -> Bool { given.contains { $0.option == option } }

  /// What is wrong if the values of an option differ between archives; nil if they do not.
  private func difference(
    in option: String, of commands: [(name: String, words: [ExportWord])]
  ) -> ExportError? {
    guard let first = commands.first else { return nil }
    func text(_ command: (name: String, words: [ExportWord])) -> String {
      let values = Self.values(of: option, in: command.words)
      if values.isEmpty { return "without \(option)" }
      return "with "
        + values.map { $0.isEmpty ? option : ExportWord(option: option, value: $0).typed }
        .joined(separator: " ")
    }
    let values = Self.comparable(option, first.words)
    guard let other = commands.first(where: { Self.comparable(option, $0.words) != values }) else {
      return nil
    }
    return ExportError(
      .usage,
      "the exports were made with different options: \(first.name) \(text(first)), and"
        + " \(other.name) \(text(other))",
      advice: .text(
        option == "--jsonl-gzip"
          ? "choose --jsonl-gzip or --no-jsonl-gzip"
          : "choose with \(option) here, and all notes are written so"))
  }

  /// The values of an option in an order that says nothing; the standard one if there is none, which
  /// is recorded only where there was a settings file.
  private static func comparable(_ option: String, _ words: [ExportWord]) -> [String] {
    let values = values(of: option, in: words)
    if values.isEmpty, let standard = ExportCommand.standardValues[option] { return [standard] }
    guard ["-t", "--omit", "--require"].contains(option) else { return values }
    return values.flatMap {
      $0.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
    }
    .sorted()
  }

  /// The values of an option; an empty one for a flag.
  private static func values(of option: String, in words: [ExportWord]) -> [String] {
    words.filter { $0.option == option }.map { $0.value ?? "" }
  }

  /// The options of an archive; only the formats if no others are known, or can be trusted.
  private static func words(of archive: MergedArchive) -> [ExportWord] {
    guard !archive.command.isEmpty, ExportCommand.areRepeatable(archive.command) else {
      let formats = archive.formats.joined(separator: ",")
      return formats.isEmpty ? [] : [ExportWord(option: "-t", value: formats)]
    }
    return ExportWord.read(archive.command)
  }
}
