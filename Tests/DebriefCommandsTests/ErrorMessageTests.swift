import Exporting
import MeetingModel
import PailFlow
import Reports
import Testing

@testable import DebriefCommands

/// What the program says of an error, beside what the library says.
struct ErrorMessageTests {
  private static let bot = BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a")

  @Test func `advice of the library names no option, that of the program does`() throws {
    for advice in try Self.advice() {
      let error = ExportError(.failed, at: "here", "it failed", advice: advice)
      #expect(!namesProgram(error.description), "\(error)")
      #expect(namesProgram(error.message), "\(error)")
      #expect(error.message.hasPrefix("here: it failed"), "\(error)")
    }
  }

  @Test func `the command that replaces a damaged answer can be pasted`() throws {
    let bot = try #require(Self.bot)
    let start = "replace it with a good one: debrief export --refresh \(bot)"
    #expect(
      message(.replaceAnswer(of: bot, formats: [.markdown, .html], folder: "my notes"))
        == "it failed; \(start) -t md,html -o 'my notes'")
    #expect(
      message(.replaceAnswer(of: bot, formats: [.html], folder: "a", archive: "b.sqlite"))
        == "it failed; \(start) -t html -o a --archive b.sqlite")
    #expect(
      message(.replaceAnswer(of: bot, folder: nil, archive: "b.sqlite"))
        == "it failed; \(start) --archive b.sqlite -o with its folder")
  }

  @Test func `an error of the client keeps its words`() throws {
    let error = #expect(throws: PailFlowError.self) { try APIKey("") }
    let said = try #require(error)
    #expect(
      said.description
        == "the API key is empty. Give your key, or a file or command to get it from.")
    #expect(
      said.message == "the API key is empty. Set the environment variable PAILFLOW_API_KEY to your"
        + " key, or use --api-key-file or --api-key-command.")
    #expect(ExportError(said).description == said.description)
    #expect(ExportError(said).underlying as? PailFlowError == said)
  }

  /// Whether a text has an option or a command of the program in it; the mark of a PEM file, which
  /// begins with hyphens too, is neither.
  private func namesProgram(_ text: String) -> Bool {
    text.contains(/\s--?[a-z]/) || text.contains("debrief ")
  }

  private func message(_ advice: ExportError.Advice) -> String {
    ExportError(.failed, "it failed", advice: advice).message
  }

  /// All advice that is not just words.
  private static func advice() throws -> [ExportError.Advice] {
    let bot = try #require(bot)
    let client: [PailFlowError.Advice] = [
      .giveKey, .checkKey, .checkKeyFile, .checkKeyCommand, .wait, .waitLonger, .waitForPart,
      .trustAuthority,
      .givePEM, .checkAddress(.production),
    ]
    return client.map { .service($0) } + [
      .otherPlace, .otherFolder(), .otherFolder(or: "wait"), .folderOrOneFormat, .folderOrLines,
      .folder(path: "a"), .exportFolder(path: "a.md"), .useExport(folder: "a"), .nameExport,
      .exportBot, .fetchAgain, .replaceAnswer(of: bot, folder: "a"),
    ]
  }
}
