internal import Exporting
internal import Reports

extension ExportCommand {
  /// The values of the options that have one if they are not given, of those that decide what notes
  /// look like and what becomes of edited ones.
  static let standardValues = [
    "--template": PackLoader.rootPackName, "--timezone": "UTC", "--locale": "en",
    "--on-edit": "merge",
  ]

  /// The options that a later export into the folder must repeat to continue in the same way.
  ///
  /// They do not include options that name bots, that apply to a single run, or that decide who
  /// receives the key. With a settings file, they include options at their defaults, since the file
  /// could change those.
  func words() throws -> [String] {
    let hasSettings = !settings.ignoresFile && (settings.file != nil || Settings.userFile() != nil)
    var words = ["-t", try output.formats().map(\.rawValue).joined(separator: ",")]
    func add(_ option: String, _ values: [String]) {
      for value in values { words += [option, value] }
    }
    func add(_ option: String, _ value: String?, unless standard: String? = nil) {
      if let value, hasSettings || value != standard { words += [option, value] }
    }
    func addUsual(_ option: String, _ value: String?) {
      let standard = Self.standardValues[option]
      add(option, value ?? standard, unless: standard)
    }
    for (option, values) in AppearanceOptions.recorded {
      let values = values(output.notes.appearance)
      if Self.standardValues[option] == nil {
        add(option, values)
      } else {
        addUsual(option, values.last)
      }
    }
    if try namesNotes() { add("--filename", fileName.text) }
    add("--timezone", locale.zoneName ?? (hasSettings ? Self.standardValues["--timezone"] : nil))
    addUsual("--locale", locale.givenLanguage)
    add("--speaker", meeting.allSpeakers)
    add("--bot-name", meeting.allBotNames)
    add("--require", meeting.required)
    // To overwrite is for one run: an archive that somebody else made must not ask for it.
    if output.notes.onEdit != .overwrite {
      addUsual("--on-edit", output.notes.onEdit?.rawValue)
    }
    if packsLines { words.append("--jsonl-gzip") }
    add("--jobs", output.jobs.map(String.init))
    add("--rate", rate)
    add("--retries", String(retries), unless: "5")
    if let wait = waiting.wait { words.append("--wait=\(wait.text)") }
    add("--settle", waiting.settle.text, unless: WaitingOptions.defaultSettle.text)
    if waiting.allowIncomplete { words.append("--allow-incomplete") }
    return words
  }

  /// The options with a value that decide what notes look like, are called and become.
  static let optionsOfNotes =
    ["-t"] + AppearanceOptions.recorded.map(\.option) + [
      "--filename", "--timezone", "--locale", "--speaker", "--bot-name", "--require", "--on-edit",
    ]

  static let repeatedOptions = Set(
    optionsOfNotes + ["--jobs", "--rate", "--retries", "--settle"])

  /// Whether an archive's stored options are ones that ``words()`` can produce.
  ///
  /// An archive may come from someone else: its options must not send the key elsewhere when a
  /// person copies the command.
  static func areRepeatable(_ words: [String]) -> Bool {
    var rest = words[...]
    while let word = rest.popFirst() {
      if repeatedOptions.contains(word) {
        guard let value = rest.popFirst(), isPrintable(value) else { return false }
        guard word != "--on-edit" || ["merge", "keep"].contains(value) else { return false }
      } else if !["--jsonl-gzip", "--allow-incomplete"].contains(word) {
        guard word.utf8.starts(with: "--wait=".utf8), isPrintable(word) else { return false }
      }
    }
    return true
  }

  private static func isPrintable(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
  }
}
