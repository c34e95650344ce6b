internal import ArgumentParser
internal import Exporting
internal import Reports

/// The option for the names of notes in a folder.
struct FileNameOptions: ParsableArguments {
  @Option(
    name: .customLong("filename"),
    help: .init(
      "The names of notes in a folder, without extension, as a template: '{{date}} {{title}}'. A / makes subfolders. (default: date, title or room, ID)",
      valueName: "pattern"))
  var text: String?

  func validate() throws {
    if let text, text.isEmpty { throw ValidationError("--filename is empty") }
  }

  /// The compiled pattern; nil for the usual names.
  ///
  /// - Parameter recorded: The options that an archive has of its latest export, whose pattern still
  ///   holds in its folder unless another is given.
  func pattern(
    for notes: NoteOptions, locale: LocaleOptions, title: String? = nil,
    recorded: [String] = []
  ) throws -> FileNamePattern? {
    guard let text = try text ?? Self.pattern(in: recorded) else { return nil }
    return try FileNamePattern(
      text, pack: try notes.pack(), options: try notes.rendering(locale, title: title))
  }

  /// - Throws: An ``ExportError`` for a pattern that could take any time: the archive may come from
  ///   someone else.
  private static func pattern(in words: [String]) throws(ExportError) -> String? {
    guard ExportCommand.areRepeatable(words), let index = words.firstIndex(of: "--filename"),
      words.indices.contains(index + 1)
    else { return nil }
    let text = words[index + 1]
    guard FileNamePattern.isWithoutLoops(text) else {
      throw ExportError(
        .usage, "the latest export into this folder named its notes by a pattern with sections",
        advice: .text("check it, and repeat it: --filename \(ShellWord.quoted(text))"))
    }
    return text
  }
}
