internal import ArgumentParser
internal import Exporting
internal import Reports

/// `debrief schema`: prints the JSON Schema of a JSON Lines record.
struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the JSON Lines records.")

  @OptionGroup var log: LogOptions

  func run(_ console: Console) async throws -> ExitStatus {
    try StandardOutput.write(RecordSchema.text)
    return .done
  }
}
