import Archive
import Foundation
import LoopbackService
import MeetingModel
import SeededRandom
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// An export that is killed at a random moment, as by a power cut of the process: `kill -9`.
///
/// `scripts/check-kill N` does it N times; `DEBRIEF_KILLS` says how often, `DEBRIEF_SEED` where
/// chance begins.
@Suite(.serialized) struct KillTests {
  private static let count = 60
  private static let kills = number("DEBRIEF_KILLS") ?? 6
  private static let seed = UInt64(number("DEBRIEF_SEED") ?? 1)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  private static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "258b06fc-6bc9-4261-9f29-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  private static let bots: [ScriptedBot] = (0..<count).map { number in
    // Answers of very different sizes.
    let said = String(repeating: "This was said, and said again. ", count: number * number)
    return ScriptedBot(
      id: id(number),
      finished: Array(
        """
        {"status":"completed","bot_id":"\(id(number))","room_url":"https://example.daily.co/r",\
        "started_at":"2025-01-14T10:00:00Z","completed_at":"2025-01-14T10:30:00Z",\
        "transcript":"[2025-01-14T10:00:01Z] Ann: Meeting \(number). \(said)",\
        "insights":{"summary":"They spoke of *\(number)*."}}
        """.utf8))
  }

  /// One kill after the other, each of an export of its own, which is then gone on with.
  @Test func `after a kill at any moment the same export ends in the same files`() async throws {
    let shell = try Shell()
    try Data((0..<Self.count).map { Self.id($0) + "\n" }.joined().utf8)
      .write(to: shell.folder.appendingPathComponent("ids.txt"))
    var generator = SplitMix64(seed: Self.seed)
    try await LoopbackService(bots: Self.bots).withRunning { service in
      let plain = try await undisturbed(shell, service, options: "")
      let packed = try await undisturbed(shell, service, options: "--jsonl-gzip")
      var committedCount = 0
      for kill in 1...Self.kills {
        let options = kill % 3 == 0 ? "--jsonl-gzip" : ""
        let moments = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
          Moment(
            requests: Int.random(in: 0...Self.count, using: &generator),
            delay: .milliseconds(Int.random(in: 0...120, using: &generator)))
        }
        committedCount += try await goOnAfter(
          moments, shell, service, options: options,
          expected: options.isEmpty ? plain : packed, name: "kill \(kill) of seed \(Self.seed)")
      }
      print("\(Self.kills) kills, \(committedCount) answers committed before them")
    }
  }

  /// When an export is killed: a while after the service was asked so many times.
  private struct Moment {
    let requests: Int
    let delay: Duration
  }

  private func command(_ options: String) -> String {
    "exec debrief export --from ids.txt -o notes -t md,html,jsonl --jobs 8 -q \(options)"
  }

  /// The variables of a process; the one that goes on asks at the old path, so that requests of
  /// the one that was killed, which may still be on their way, are not taken for its own.
  private func variables(
    _ service: RunningService, isLast: Bool = false
  ) -> [String: String] {
    [
      "PAILFLOW_BASE_URL": isLast ? service.unversionedBaseURL : service.baseURL,
      "PAILFLOW_API_KEY": LoopbackService.defaultKey,
    ]
  }

  private func undisturbed(
    _ shell: Shell, _ service: RunningService, options: String
  ) async throws -> [String: Data] {
    let result = try await shell.run(command(options), variables: variables(service))
    try #require(result.status == 0, "\(result.errors)")
    let files = try files(shell)
    try FileManager.default.removeItem(at: shell.folder.appendingPathComponent("notes"))
    return files
  }

  /// Kills an export at moments, goes on with it, and looks at what there is.
  ///
  /// - Returns: How many answers were in the archive after the kills.
  private func goOnAfter(
    _ moments: [Moment], _ shell: Shell, _ service: RunningService, options: String,
    expected: [String: Data], name: String
  ) async throws -> Int {
    for moment in moments {
      let before = service.requests.count
      _ = try await shell.run(command(options), variables: variables(service)) { process in
        while service.requests.count - before < moment.requests, process.isRunning {
          try await Task.sleep(for: .milliseconds(1))
        }
        try await Task.sleep(for: moment.delay)
        kill(process.processIdentifier, SIGKILL)
      }
    }
    let committed = try committed(shell)
    let before = service.requests.count
    let result = try await shell.run(
      command(options), variables: variables(service, isLast: true))
    #expect(result.status == 0, "\(name): \(result.errors)")
    let asked = service.requests[before...].map(\.path).filter { $0.hasPrefix("/api/") }
    #expect(asked.count == Self.count - committed.count, "\(name)")
    for id in committed {
      #expect(!asked.contains { $0.contains(id) }, "\(name): \(id) was fetched again")
    }
    let files = try files(shell)
    #expect(files.keys.sorted() == expected.keys.sorted(), "\(name)")
    for (file, bytes) in expected {
      #expect(files[file] == bytes, "\(name): \(file) differs")
    }
    try FileManager.default.removeItem(at: shell.folder.appendingPathComponent("notes"))
    return committed.count
  }

  private func committed(_ shell: Shell) throws -> [String] {
    let folder = shell.folder.appendingPathComponent("notes").path
    guard FileManager.default.fileExists(atPath: folder + "/" + Archive.fileName) else { return [] }
    // A file that has no tables yet knows nothing.
    let archive = try Archive(folder: folder, .existing)
    try archive.listAnswered()
    let bots = try archive.bots(after: 0, linesFrom: .max, in: .done, limit: 10_000)
    try archive.close()
    return bots.map(\.id.text)
  }

  /// All files of the export but its archive.
  private func files(_ shell: Shell) throws -> [String: Data] {
    let folder = shell.folder.appendingPathComponent("notes")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name != "debrief.sqlite" {
      files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return files
  }
}
