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
  var given: String?

  // That of the settings file, which need not apply.
  @Option(name: .customLong("usual-filename"), help: .hidden)
  var usual: String?

  /// The pattern; nil for the usual names.
  var text: String? { given ?? usual }

  func validate() throws {
    if let text, text.isEmpty { throw ValidationError("--filename is empty") }
  }

  /// The compiled pattern; nil for the usual names.
  ///
  /// - Parameters:
  ///   - appearance: The options for how notes look, whose values the pattern sees.
  ///   - locale: The language and the time zone.
  ///   - title: The title; nil for that of each meeting.
  ///   - recorded: The options that an archive has of its latest export, whose pattern still holds in
  ///     its folder unless another is given.
  ///   - isUsed: Whether notes are written into a folder.
  ///   - console: Shows a warning of each value that the pattern asks for and that is not set, and
  ///     of each one that is set and that nothing reads.
  func pattern(
    for appearance: AppearanceOptions, locale: LocaleOptions, title: String? = nil,
    recorded: [String] = [], isUsed: Bool, on console: Console
  ) throws -> FileNamePattern? {
    let pattern = try compiled(
      for: appearance, locale: locale, title: title, recorded: recorded, isUsed: isUsed)
    appearance.warnOfUnset(pattern?.askedVariables ?? [], on: console)
    try appearance.warnOfUnread(besides: pattern, on: console)
    return pattern
  }

  private func compiled(
    for appearance: AppearanceOptions, locale: LocaleOptions, title: String?,
    recorded: [String], isUsed: Bool
  ) throws -> FileNamePattern? {
    guard isUsed else {
      guard given == nil else {
        throw ExportError(
          .usage, "--filename names the notes in a folder, and this command writes none there",
          advice: "name a folder, such as -o notes/, and a format of notes, or drop --filename")
      }
      return nil
    }
    guard let text = try text ?? Self.pattern(in: recorded) else { return nil }
    return try FileNamePattern(
      text, pack: try appearance.pack(), options: try appearance.rendering(locale, title: title))
  }

  /// The pattern among the options that an archive has of its latest export; nil if there is none.
  ///
  /// - Throws: An ``ExportError`` for a pattern that could take any time: the archive may come from
  ///   someone else.
  static func pattern(in words: [String]) throws(ExportError) -> String? {
    guard ExportCommand.areRepeatable(words) else { return nil }
    return try pattern(in: ExportWord.read(words))
  }

  /// The pattern among options that ``ExportCommand/areRepeatable(_:)`` lets pass; nil if there is none.
  ///
  /// - Throws: An ``ExportError`` for a pattern that could take any time.
  static func pattern(in words: [ExportWord]) throws(ExportError) -> String? {
    guard let word = words.first(where: { $0.option == "--filename" }), let text = word.value else {
      return nil
    }
    guard FileNamePattern.isWithoutLoops(text) else {
      throw ExportError(
        .usage, "the latest export into this folder named its notes by a pattern with sections",
        advice: .text("check it, and repeat it: \(word.typed)"))
    }
    return text
  }
}
