import BotStatus
import Exporting
import Foundation
import MeetingModel
import Reports
import Testing
import TestSupport

struct RenderPipelineTests {
  /// Answers of very different sizes, among them what is none.
  private static func inputs(_ count: Int) -> [Input] {
    (0..<count).map { number in
      let text =
        number % 7 == 3
        ? "[\(answer(number)), 7, \(answer(number + 1_000))]"
        : number % 7 == 5 ? "no answer" : answer(number)
      return Input(name: "\(number).json") { .bytes(Array(text.utf8)) }
    }
  }

  private static func templates(_ formats: [OutputFormat]) async throws -> [NoteTemplate] {
    try await NoteTemplate.templates(
      PackLoader().load("notes"), formats: formats, options: RenderOptions(), settings: [])
  }

  private static func answer(_ number: Int) -> String {
    let said = String(
      repeating: "[2025-01-14T10:00:01Z] Ann: We said so.\\n", count: number * 37 % 400)
    return """
      {"status":"completed","bot_id":"\(id(number))","room_url":"https://example.daily.co/r",\
      "started_at":"2025-01-14T10:00:00Z","transcript":"\(said)","insights":{"summary":"S\(number)"}}
      """
  }

  private static func id(_ number: Int) -> String {
    "258b06fc-6bc9-4261-9f29-0000000\(10_000 + number)"
  }

  @Test func `with many jobs, records, notes and messages are those of one`() async throws {
    var results: [[String]] = []
    for jobs in [1, 8] {
      let folder = try TemporaryFolder()
      let pipeline = RenderPipeline(
        reader: BotStatusReader(), templates: try await Self.templates(OutputFormat.usual),
        destination: .folder(path: folder.path), jobs: jobs)
      var messages: [String] = []
      let summary = try await pipeline.run(over: Self.inputs(60)) { event in
        messages.append("\(event)".replacing(folder.path, with: ""))
      }
      #expect(summary.progress.written == 61)
      #expect(summary.progress.failed == 17)
      let failures = ["\(String(describing: summary.firstFailure))"]
      let files = folder.names.filter { !$0.hasPrefix(".") }
      #expect(files.count == 123)
      results.append(messages + failures + files.flatMap { [$0, folder.text($0) ?? ""] })
    }
    #expect(results[0] == results[1])
  }

  @Test func `a small text with very many meetings is rendered in order`() async throws {
    let folder = try TemporaryFolder()
    let lines = (0..<200).map { Self.answer($0 * 400) }.joined(separator: "\n")
    let inputs = [lines, Self.answer(80_000)].enumerated().map { number, text in
      Input(name: "\(number)") { .bytes(Array(text.utf8)) }
    }
    let pipeline = RenderPipeline(
      reader: BotStatusReader(), templates: try await Self.templates(OutputFormat.usual),
      destination: .folder(path: folder.path), jobs: 2)
    let summary = try await pipeline.run(over: inputs) { _ in }
    #expect(summary.progress.written == 201)
    let records = try #require(folder.text("meetings.jsonl")).split(separator: "\n")
    let numbers = (0..<200).map { $0 * 400 } + [80_000]
    #expect(zip(records, numbers).allSatisfy { $0.contains(Self.id($1)) })
    #expect(records.count == 201)
    #expect(folder.names.count { $0.hasSuffix(".html") } == 201)
  }

  @Test func `what came before is in its place while a bot is waited for`() async throws {
    let folder = try TemporaryFolder()
    let pipeline = RenderPipeline(
      reader: BotStatusReader(), templates: try await Self.templates([.markdown]),
      destination: .folder(path: folder.path), jobs: 4)
    let (began, continuation) = AsyncStream.makeStream(of: Void.self)
    let waiting = Input(name: "bot", mayWait: true) {
      continuation.yield()
      try await Task.sleep(for: .seconds(3_600))
      throw CancellationError()
    }
    let inputs = Self.inputs(3) + [waiting] + Self.inputs(10)
    let run = Task { try await pipeline.run(over: inputs) { _ in } }
    for await _ in began { break }
    #expect(folder.names.count { $0.hasSuffix(".md") } == 3)
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(folder.names.count { $0.hasSuffix(".md") } == 3)
  }

  @Test func `what came before an input that ends everything is written`() async throws {
    let folder = try TemporaryFolder()
    let pipeline = RenderPipeline(
      reader: BotStatusReader(), templates: try await Self.templates([.markdown]),
      destination: .folder(path: folder.path), jobs: 4)
    var inputs = Self.inputs(3)
    inputs.append(
      Input(name: "refused") { throw ExportError(.keyRefused, "the key was refused") })
    inputs += Self.inputs(10)
    await #expect(throws: ExportError.self) { try await pipeline.run(over: inputs) { _ in } }
    #expect(folder.names.count { $0.hasSuffix(".md") } == 3)
  }
}
