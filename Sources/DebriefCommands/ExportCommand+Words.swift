internal import Exporting
internal import Reports

extension ExportCommand {
  /// The options that another export into the folder has to repeat to go on in the same way.
  ///
  /// What names bots, and what is about one run alone, is not among them.
  func words() throws -> [String] {
    var words = ["-t", try output.formats().map(\.rawValue).joined(separator: ",")]
    func add(_ option: String, _ values: [String]) {
      for value in values { words += [option, value] }
    }
    func add(_ option: String, _ value: String?, unless standard: String? = nil) {
      if let value, value != standard { words += [option, value] }
    }
    add("--template", output.notes.template, unless: "notes")
    add("--omit", output.notes.omitted)
    add("--set", output.notes.variables)
    add("--timezone", locale.zoneName)
    add("--locale", locale.language, unless: "en")
    add("--speaker", meeting.speakers)
    add("--bot-name", meeting.botNames)
    add("--require", meeting.required)
    if packsLines { words.append("--jsonl-gzip") }
    add("--jobs", output.jobs.map(String.init))
    add("--rate", rate)
    add("--retries", String(retries), unless: "5")
    if let wait = waiting.wait { words.append("--wait=\(wait.text)") }
    add("--settle", waiting.settle.text, unless: WaitingOptions.defaultSettle.text)
    if waiting.allowIncomplete { words.append("--allow-incomplete") }
    add("--base-url", service.baseURL)
    add("--api-key-file", service.keyFile)
    add("--ca-file", service.certificateFile)
    return words
  }
}
