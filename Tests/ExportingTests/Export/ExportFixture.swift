import BotStatus
import Exporting
import Foundation
import LoopbackService
import PailFlow
import Reports
import ServiceTestSupport
import Synchronization
import Testing
import TestSupport

/// Bots that a server knows, and a folder that they are exported into.
struct ExportFixture: Sendable {
  let folder: TemporaryFolder
  let timing = VirtualTiming()

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The folder of the export.
  var output: String { folder.path + "notes" }

  /// The ID of a bot.
  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "258b06fc-6bc9-4261-9f29-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func ids(_ numbers: Range<Int>) -> [String] { numbers.map(id) }

  /// The answer about a finished bot.
  static func answer(_ number: Int, said: String = "Let us begin.") -> [UInt8] {
    Array(
      """
      {"status":"completed","bot_id":"\(id(number))",\
      "room_url":"https://example.daily.co/room-\(number % 7)",\
      "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
      "transcript":"[2025-01-14T10:00:01Z] Ann: Welcome to meeting \(number). \(said)",\
      "qa_pairs":[],"insights":{"summary":"They spoke of *\(number)*.",\
      "action_items":["Write \(number) down"]}}
      """.utf8)
  }

  static func bot(_ number: Int, said: String = "Let us begin.") -> ScriptedBot {
    ScriptedBot(id: id(number), finished: answer(number, said: said))
  }

  static func bots(_ numbers: Range<Int>) -> [ScriptedBot] { numbers.map { bot($0) } }

  /// What an export did.
  struct Run {
    var summary: ExportSummary
    var events: [ExportEvent]
    var requests: Int
  }

  /// Exports bots.
  func export(
    _ ids: [String], from bots: [ScriptedBot], formats: [OutputFormat] = OutputFormat.usual,
    pack: String = "notes", faults: RandomFaults? = nil, calls: FileCalls = .system,
    key: String = LoopbackService.defaultKey, output: String? = nil, shard: Shard? = nil,
    adjusting adjust: (inout ExportOptions, inout PailFlowConfiguration) -> Void = { _, _ in },
    date: (@Sendable () -> String)? = nil
  ) async throws -> Run {
    var service = LoopbackService(bots: bots, faults: faults)
    service.date = date
    return try await service.withRunning { service in
      try await export(
        ids, from: service, formats: formats, pack: pack, calls: calls, key: key, output: output,
        shard: shard, adjusting: adjust)
    }
  }

  /// Exports bots from a server that runs.
  func export(
    _ ids: [String]?, from service: RunningService?,
    formats: [OutputFormat] = OutputFormat.usual, pack: String = "notes",
    calls: FileCalls = .system, key: String = LoopbackService.defaultKey, output: String? = nil,
    shard: Shard? = nil,
    adjusting adjust: (inout ExportOptions, inout PailFlowConfiguration) -> Void = { _, _ in }
  ) async throws -> Run {
    var options = ExportOptions(folder: output ?? self.output)
    var configuration = PailFlowConfiguration(
      address: try ServiceAddress(service?.baseURL ?? "http://127.0.0.1:1"),
      key: try APIKey(key), userAgent: "debrief/test")
    configuration.timing = timing.timing
    configuration.timeouts = Timeouts(
      connect: .seconds(300), silence: .seconds(300), total: .seconds(300))
    configuration.retryPolicy.paceRetries = 20
    configuration.retryPolicy.outageLimit = .seconds(300)
    adjust(&options, &configuration)
    let templates = try await NoteTemplate.templates(
      PackLoader().load(pack), formats: formats, options: RenderOptions(), settings: [])
    let before = service?.requests.count ?? 0
    let events = Mutex<[ExportEvent]>([])
    let summary = try await PailFlowClient.withClient(configuration) { client in
      var exporter = Exporter(
        client: service == nil ? nil : client, reader: BotStatusReader(), templates: templates,
        options: options, timing: timing.timing)
      exporter.calls = calls
      return try await exporter.run(
        over: ids.map { BotList(words: $0, path: nil, shard: shard) }
      ) { event in
        events.withLock { $0.append(event) }
      }
    }
    return Run(
      summary: summary, events: events.withLock { $0 },
      requests: (service?.requests.count ?? 0) - before)
  }

  /// All files of the folder but its archive.
  func files(in output: String? = nil) throws -> [String: Data] {
    let path = output ?? self.output
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where !name.hasPrefix("debrief.sqlite") {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    return files
  }

  /// What an export of the bots gives that nothing disturbs.
  func undisturbed(
    _ ids: [String], from bots: [ScriptedBot], formats: [OutputFormat] = OutputFormat.usual,
    packsLines: Bool = false
  ) async throws -> [String: Data] {
    let output = folder.path + "undisturbed-\(UUID().uuidString)"
    _ = try await export(ids, from: bots, formats: formats, output: output) { options, _ in
      options.packsLines = packsLines
    }
    return try files(in: output)
  }

  /// Changes the archive as another program would.
  func changeArchive(_ statements: String, in output: String? = nil) throws {
    _ = try Tool.python(
      """
      import sqlite3, sys
      sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])
      """, arguments: [(output ?? self.output) + "/debrief.sqlite", statements])
  }
}
