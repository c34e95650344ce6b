import Archive
import BotStatus
import Foundation
import MeetingModel
import PailFlow
import Reports
import Synchronization
import TestSupport

@testable import Exporting

/// An inbox in a folder of its own.
final class WebhookFixture: Sendable {
  typealias Fetch = @Sendable (BotID, (WaitEvent) -> Void) async throws -> BotAnswer

  let folder: TemporaryFolder
  private let recorded = Mutex<[WebhookInbox.Event]>([])

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The folder of the notes.
  var notes: String { folder.path + "notes" }

  /// What has happened so far.
  var events: [WebhookInbox.Event] { recorded.withLock { $0 } }

  /// The paths of files that calls were set aside in.
  var setAside: [String] {
    events.compactMap { if case .setAside(_, let path, _) = $0 { path } else { nil } }
  }

  /// The number of pauses because nothing could be written or fetched.
  var delays: Int {
    events.count { if case .delayed = $0 { true } else { false } }
  }

  /// The numbers of calls whose files somebody has removed.
  var removed: [Int] {
    events.compactMap { if case .removed(let call, _) = $0 { call.number } else { nil } }
  }

  /// The body of a call.
  static func body(
    room: String = "weekly-sync", said: String = "We have a plan.", summary: String = "Good."
  ) -> [UInt8] {
    Array(
      """
      {"event":"session_complete","transcript_id":null,"room_id":null,"room_name":"\(room)",\
      "duration_seconds":1800,\
      "transcript_text":"[2026-03-02T09:00:05.100+00:00] Ann: \(said)\\n",\
      "summary":"\(summary)","insights":{"summary":"\(summary)"}}
      """.utf8)
  }

  /// A clock that runs faster than others, apart from the time of day.
  static func timing(timesAsFast factor: Int) -> Timing {
    var timing = Timing.system
    timing.elapsed = { Timing.system.elapsed() * factor }
    timing.sleep = { try await Task.sleep(for: $0 / factor) }
    return timing
  }

  /// Opens the inbox.
  func inbox(
    formats: [OutputFormat] = [.markdown], pack: TemplatePack? = nil, pattern: String? = nil,
    calls: FileCalls = .system, program: NoteProgram? = nil, timing: Timing = .system,
    fetch: @escaping Fetch = { bot, _ in throw Unasked(bot: bot) }
  ) async throws -> WebhookInbox {
    let templates = try await NoteTemplate.templates(
      pack ?? PackLoader().load("notes"), formats: formats, options: RenderOptions(), settings: [])
    var options = ExportOptions(folder: notes)
    options.fileNamePattern = try pattern.map {
      try FileNamePattern($0, pack: PackLoader().load("notes"))
    }
    var exporter = Exporter(
      client: nil, reader: BotStatusReader(), templates: templates, options: options,
      timing: timing)
    exporter.calls = calls
    return try WebhookInbox(
      exporter, folder: notes, program: program, timing: timing, fetch: fetch
    ) { event in self.recorded.withLock { $0.append(event) } }
  }

  struct Unasked: Error {
    let bot: BotID
  }

  /// Works off the calls of an inbox until none is left, or until a condition holds, and closes it.
  func workOff(
    _ inbox: WebhookInbox, until isDone: (@Sendable () async -> Bool)? = nil
  ) async throws {
    let work = Task { await inbox.run() }
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if let isDone {
        if await isDone() { break }
      } else if await inbox.state().count == 0 {
        break
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    work.cancel()
    await work.value
    await inbox.close()
  }

  /// Takes calls and works them off.
  func take(_ bodies: [[UInt8]], formats: [OutputFormat] = [.markdown]) async throws {
    let inbox = try await inbox(formats: formats)
    for body in bodies { _ = try await inbox.accept(body, about: nil) }
    try await workOff(inbox)
  }

  /// The names of the notes, in order.
  var noteNames: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: notes)) ?? []).filter {
      $0.hasSuffix(".md")
    }.sorted()
  }

  /// The names of the calls on disk.
  var queued: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: notes + "/.debrief-calls")) ?? [])
      .filter { $0 != ".debrief-lock" }.sorted()
  }

  /// The meetings of the archive.
  func listed() async throws -> [ListedMeeting] {
    let catalogue = try MeetingCatalogue(ArchiveLocation(notes))
    _ = try await catalogue.fill { _, _ in }
    var found: [ListedMeeting] = []
    _ = try catalogue.forEach(in: MeetingCatalogue.Choice()) {
      found.append($0)
      return true
    }
    try catalogue.close()
    return found
  }
}
