import BotStatus
import Exporting
import Foundation
import Reports
import Testing
import TestSupport

/// Answers whose notes are too large to be held in memory until they are recorded.
@Suite(.serialized) struct LargeAnswerTests {
  let fixture: ExportFixture

  init() throws {
    fixture = try ExportFixture()
  }

  private static let numbers = 0..<8
  private static let ids = ExportFixture.ids(numbers)
  /// Of which each third one is large, so that lines come out of order.
  private static func said(_ number: Int) -> String {
    String(repeating: "We said so. ", count: number % 3 == 1 ? 10_000 : 1)
  }

  /// Of the large ones, all outputs are at least as large, and of the others none.
  private static let stagedSize = 100_000

  private static let bots = numbers.map { ExportFixture.bot($0, said: said($0)) }

  @Test(arguments: [false, true])
  func `notes and lines that are written aside are those that are held`(isPacked: Bool) async throws
  {
    let run = try await fixture.export(Self.ids, from: Self.bots) { options, _ in
      options.packsLines = isPacked
      options.stagedSize = Self.stagedSize
    }
    #expect(run.summary.progress.written == 8)
    let files = try fixture.files()
    #expect(files.keys.filter { $0.hasPrefix(".") } == [])
    // `render` holds all that it renders.
    let folder = fixture.folder.path + "rendered"
    let pipeline = RenderPipeline(
      reader: BotStatusReader(),
      templates: try await NoteTemplate.templates(
        PackLoader().load("notes"), formats: OutputFormat.usual, options: RenderOptions(),
        settings: []),
      destination: .folder(path: folder + "/"))
    let inputs = Self.numbers.map { number in
      Input(name: "\(number)") {
        .bytes(ExportFixture.answer(number, said: Self.said(number)))
      }
    }
    _ = try await pipeline.run(over: inputs) { _ in }
    let rendered = try fixture.files(in: folder)
    func notes(_ files: [String: Data], _ suffix: String) -> Set<Data> {
      Set(files.filter { $0.key.hasSuffix(suffix) }.values)
    }
    for suffix in [".md", ".html"] {
      #expect(notes(files, suffix) == notes(rendered, suffix), "\(suffix)")
      #expect(notes(files, suffix).count { $0.count >= Self.stagedSize } == 3)
    }
    if !isPacked { #expect(files["meetings.jsonl"] == rendered["meetings.jsonl"]) }
    // The same again finds all of it unchanged, and a lost note is written as it was.
    let name = try #require(
      files.first { $0.key.hasSuffix(".html") && $0.value.count >= Self.stagedSize })
    try FileManager.default.removeItem(atPath: fixture.output + "/" + name.key)
    let again = try await fixture.export(Self.ids, from: Self.bots) { options, _ in
      options.packsLines = isPacked
      options.stagedSize = Self.stagedSize
    }
    #expect(again.summary.progress.written == 1)
    #expect(again.summary.progress.unchanged == 7)
    #expect(try fixture.files() == files)
  }

  @Test(arguments: [FailingCalls.Kind.write, .sync, .rename])
  func `after a fault of the disk the same export ends in the same files`(
    kind: FailingCalls.Kind
  ) async throws {
    let (ids, bots) = (Array(Self.ids[..<2]), Array(Self.bots[..<2]))
    let expected = try await fixture.undisturbed(ids, from: bots)
    for number in 1...12 {
      let failing = FailingCalls(kind, number: number)
      let output = fixture.folder.path + "\(kind)-\(number)"
      _ = try? await fixture.export(ids, from: bots, calls: failing.calls, output: output) {
        options, _ in
        options.stagedSize = Self.stagedSize
      }
      _ = try await fixture.export(ids, from: bots, output: output)
      #expect(try fixture.files(in: output) == expected, "call \(number)")
    }
  }

  @Test func `a large note that a person has edited is kept`() async throws {
    let (ids, bots) = (Array(Self.ids[..<2]), Array(Self.bots[..<2]))
    _ = try await fixture.export(ids, from: bots)
    let name = "2025-01-14-room-1-\(ExportFixture.id(1)).md"
    let note = try #require(fixture.folder.text("notes/\(name)"))
    try fixture.folder.write(note + "Mine.", to: "notes/\(name)")
    let changed = [bots[0], ExportFixture.bot(1, said: Self.said(1) + "And more.")]
    for _ in 0..<2 {
      let run = try await fixture.export(ids, from: changed) { options, _ in
        options.isRefreshing = true
        options.stagedSize = Self.stagedSize
      }
      #expect(fixture.folder.text("notes/\(name)") == note + "Mine.")
      let new = try #require(fixture.folder.text("notes/\(name).new"))
      #expect(new.contains("And more."))
      #expect(run.summary.progress.kept <= 1)
    }
  }
}
