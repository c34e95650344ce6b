import BotStatus
import Exporting
import Foundation
import LoopbackService
import MeetingModel
import Reports
import ServiceTestSupport
import Synchronization
import Testing
import TestSupport

/// Shards of an export, and a folder that they are merged into.
struct MergeFixture: Sendable {
  let exports: ExportFixture

  init() throws {
    exports = try ExportFixture()
  }

  /// The path of a folder beside the others.
  func path(_ name: String) -> String { exports.folder.path + name }

  /// Bots of all kinds: finished ones, some that failed, and some that are running.
  static func bots(_ numbers: Range<Int>) -> [ScriptedBot] {
    numbers.compactMap { number in
      let id = ExportFixture.id(number)
      switch number % 11 {
      // Unknown to the service.
      case 3: return nil
      case 5: return ScriptedBot(id: id, answers: [.running(id)])
      case 7: return ScriptedBot(id: id, answers: [.failed(id, error: "It fell over.")])
      default: return ExportFixture.bot(number)
      }
    }
  }

  /// Exports the shards of a list.
  ///
  /// - Returns: Their folders.
  func shards(
    of ids: [String], from bots: [ScriptedBot], count: Int, named name: String = "shard",
    formats: [OutputFormat] = OutputFormat.usual,
    adjusting adjust: (inout ExportOptions) -> Void = { _ in }
  ) async throws -> [String] {
    var folders: [String] = []
    for number in 1...count {
      let folder = path("\(name)\(number)")
      _ = try await exports.export(
        ids, from: bots, formats: formats, output: folder, shard: Shard(number, of: count)
      ) { options, _ in adjust(&options) }
      folders.append(folder)
    }
    return folders
  }

  /// What a merge did.
  struct Run {
    var summary: MergeSummary
    var events: [MergeEvent]
    var noteEvents: [ExportEvent]
  }

  /// Merges archives.
  @discardableResult
  func merge(
    _ sources: [String], into name: String = "all", list: [String]? = nil,
    formats: [OutputFormat] = OutputFormat.usual, pack: String = "notes",
    calls: FileCalls = .system, adjusting adjust: (inout ExportOptions) -> Void = { _ in }
  ) async throws -> Run {
    var options = ExportOptions(folder: path(name))
    adjust(&options)
    let templates = try await NoteTemplate.templates(
      PackLoader().load(pack), formats: formats, options: RenderOptions(), settings: [])
    var merge = ArchiveMerge(
      sources, into: path(name), archivePath: options.archivePath,
      list: list.map { BotList(words: $0) })
    merge.calls = calls
    let events = Mutex<[MergeEvent]>([])
    let noteEvents = Mutex<[ExportEvent]>([])
    let summary = try await merge.run { [options] _ in
      var exporter = Exporter(
        client: nil, reader: BotStatusReader(), templates: templates, options: options,
        timing: exports.timing.timing)
      exporter.calls = calls
      return exporter
    } report: { event in
      events.withLock { $0.append(event) }
    } exportReport: { event in
      noteEvents.withLock { $0.append(event) }
    }
    return Run(
      summary: summary, events: events.withLock { $0 }, noteEvents: noteEvents.withLock { $0 })
  }

  /// All files of a folder but its archive.
  func files(_ name: String) throws -> [String: Data] { try exports.files(in: path(name)) }

  /// What the tables of an archive hold, apart from times, as text.
  func archive(_ name: String) throws -> String {
    try Tool.python(
      """
      import sqlite3, sys
      archive = sqlite3.connect(sys.argv[1])
      archive.text_factory = bytes
      for table in ["bot", "answer", "meeting", "output", "written", "base", "template", "segment",
                    "note_name", "other_shard", "carried", "removal", "replacement"]:
          rows = archive.execute(f"SELECT * FROM {table}")
          columns = [column[0] for column in rows.description]
          shown = [index for index, column in enumerate(columns) if column != "asked_at"]
          for row in sorted(repr([row[index] for index in shown]) for row in rows):
              print(table, row)
      """, arguments: [path(name) + "/debrief.sqlite"])
  }

  /// The bytes of all files of a folder, whatever they are.
  func everything(in folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
      })
  }

  /// Changes a note in a folder.
  func edit(_ folder: String, _ note: String, _ old: String, _ new: String) throws {
    let url = URL(fileURLWithPath: folder + "/" + note)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try #require(text.contains(old), "\(text)")
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  /// The text of a file; nil if there is none.
  func text(_ name: String) -> String? { exports.folder.text(name) }
}
