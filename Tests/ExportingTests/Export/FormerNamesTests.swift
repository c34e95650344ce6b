import Exporting
import Foundation
import MeetingModel
import PailFlow
import Reports
import ServiceTestSupport
import Testing
import TestSupport

/// Names that the notes of an export had, and that other files have now.
@Suite(.serialized) struct FormerNamesTests {
  let fixture: ExportFixture
  private static let id = ExportFixture.id(1)

  init() throws {
    fixture = try ExportFixture()
  }

  /// Exports a meeting that has a title now.
  @discardableResult
  private func export(
    titled title: String, named pattern: String = "{{title}}", policy: EditPolicy = .merge,
    calls: FileCalls = .system
  ) async throws -> ExportFixture.Run {
    let answer = String(decoding: ExportFixture.answer(1), as: UTF8.self)
      .replacing(#""insights":{"#, with: #""insights":{"title":"\#(title)","#)
    let pattern = try FileNamePattern(pattern, pack: PackLoader().load("notes"))
    return try await fixture.export(
      [Self.id], from: [ScriptedBot(id: Self.id, finished: Array(answer.utf8))],
      formats: [.markdown, .html], calls: calls
    ) { options, _ in
      options.fileNamePattern = pattern
      options.isRefreshing = true
      options.editPolicy = policy
    }
  }

  private func forget() async throws -> [String] {
    let bot = try BotID(validating: Self.id)
    return try await ArchiveForgetting(folder: fixture.output).forget([bot])[bot] ?? []
  }

  /// The names of all notes, sorted.
  private var notes: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: fixture.output)
    return names?.filter { $0.contains(".md") || $0.contains(".html") }.sorted() ?? []
  }

  private func text(_ name: String) -> String? { fixture.folder.text("notes/" + name) }

  private func write(_ text: String, to name: String) throws {
    try fixture.folder.write(text, to: "notes/" + name)
  }

  /// Brings the rows of the archive to those that earlier versions left: the names of all texts.
  private func keepNames(_ names: [String]) throws {
    let rows = names.map { name in
      """
      INSERT OR IGNORE INTO written (position, format, name, hash, in_place)
        SELECT position, format, '\(name).' || format, hash, 0 FROM written WHERE name = '';
      """
    }
    try fixture.changeArchive(
      rows.joined() + "DELETE FROM grdb_migrations WHERE identifier = '9';")
  }

  @Test(arguments: [EditPolicy.merge, .keep, .overwrite], [false, true])
  func `a person's file under a former name is neither moved nor forgotten`(
    policy: EditPolicy, isEarlier: Bool
  ) async throws {
    for title in ["One", "Two", "Three"] { try await export(titled: title, policy: policy) }
    if isEarlier { try keepNames(["One", "Two", "Three"]) }
    for name in ["One.html", "Two.md", "Two.md.new"] { try write("mine", to: name) }
    let run = try await export(titled: "Four", policy: policy)
    #expect(notes == ["Four.html", "Four.md", "One.html", "Two.md", "Two.md.new"])
    #expect(
      run.events.allSatisfy { event in
        if case .note(.written) = event { return true }
        if case .note = event { return false }
        return true
      })
    #expect(try await forget() == ["Four.html", "Four.md"])
    #expect(notes == ["One.html", "Two.md", "Two.md.new"])
    #expect(text("Two.md") == "mine")
  }

  @Test(arguments: [EditPolicy.merge, .keep, .overwrite])
  func `of an edited note that has moved, a former name is anybody's`(policy: EditPolicy)
    async throws
  {
    try await export(titled: "One", policy: policy)
    for name in ["One.md", "One.html"] { try write((text(name) ?? "") + "\nmine\n", to: name) }
    try await export(titled: "Two", policy: policy)
    try await export(titled: "Two", named: "{{title}} x", policy: policy)
    let isKept = policy == .overwrite
    // Overwritten, the edited file stays under its old name, and is the person's from then on.
    #expect(text(isKept ? "One.md" : "Two x.md")?.hasSuffix("mine\n") == true)
    for name in ["Two.md", "Two.html"] { try write("another", to: name) }
    let forgotten = try await forget()
    #expect(forgotten.allSatisfy { $0.hasPrefix("Two x.") })
    #expect(notes == (isKept ? ["One.html", "One.md"] : []) + ["Two.html", "Two.md"])
  }

  @Test func `a note that gave way to another file leaves its former name`() async throws {
    try await export(titled: "One")
    try write("mine", to: "Two.md")
    let run = try await export(titled: "Two")
    #expect(
      run.events.contains {
        if case .note(.blocked(let path, _)) = $0 { path.hasSuffix("/Two.md") } else { false }
      })
    #expect(notes == ["Two.html", "Two.md", "Two.md.new"])
    try write("mine too", to: "One.md")
    try await export(titled: "Three")
    #expect(notes == ["One.md", "Three.html", "Three.md", "Two.md"])
    #expect(try await forget() == ["Three.html", "Three.md"])
    #expect(notes == ["One.md", "Two.md"])
  }

  @Test func `an edited note that another file keeps from its new name is moved later`()
    async throws
  {
    try await export(titled: "One")
    try write("my thoughts", to: "One.md")
    try write("mine", to: "Two.md")
    try await export(titled: "Two")
    #expect(notes == ["One.md", "Two.html", "Two.md", "Two.md.new"])
    try await export(titled: "Three")
    #expect(text("Three.md") == "my thoughts")
    #expect(notes.contains("One.md") == false)
    #expect(try await forget().contains("Three.md"))
    #expect(notes == ["Two.md"])
  }

  @Test(arguments: FailingCalls.Kind.allCases, 1...14)
  func `whatever call fails while a note is moved, forgetting leaves none of its files`(
    kind: FailingCalls.Kind, number: Int
  ) async throws {
    try await export(titled: "One")
    try write("my thoughts", to: "One.md")
    let failing = FailingCalls(kind, number: number)
    _ = try? await export(titled: "Two", calls: failing.calls)
    try write("mine", to: "Other.md")
    _ = try await forget()
    #expect(notes == ["Other.md"])
  }
}
