internal import ArgumentParser
internal import Exporting
internal import Reports
internal import TextScanning

/// `debrief schema`: prints the JSON Schema of what is written as JSON.
struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the JSON Lines records, or of what else is written as JSON."
  )

  @Argument(
    help: .init(
      "Of what: meeting for the records in JSON Lines, list, search or todo for what"
        + " these commands print with --json, failure for failures of export -o -, event for what"
        + " serve --exec tells a program."),
    completion: .list(RecordSchema.allCases.map(\.rawValue)))
  var name: String = RecordSchema.meeting.rawValue

  @OptionGroup var log: LogOptions

  func validate() throws {
    _ = try schema()
  }

  func run(_ console: Console) async throws -> ExitStatus {
    try StandardOutput.write(try schema().text)
    return .done
  }

  private func schema() throws(ValidationError) -> RecordSchema {
    guard let schema = RecordSchema(rawValue: name) else {
      let names = RecordSchema.allCases.map(\.rawValue)
      let guess = NearestName.nearest(to: name, among: names).map { " did you mean \"\($0)\"?" }
      throw ValidationError(
        "\(name):\(guess ?? "") the schemas are \(names.joined(separator: ", "))")
    }
    return schema
  }
}
