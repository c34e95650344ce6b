import Foundation
import JSONDocument
import Testing
import TestSupport

@testable import Exporting

/// The program that runs after each note.
@Suite(.serialized) struct NoteProgramTests {
  private let fixture: WebhookFixture

  init() throws {
    fixture = try WebhookFixture()
  }

  private func script(_ text: String) throws -> NoteProgram {
    let name = "program-\(UUID().uuidString)"
    try fixture.folder.write("#!/bin/sh\n" + text, to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: fixture.folder.path + name)
    return try NoteProgram(path: fixture.folder.path + name)
  }

  private func run(_ program: NoteProgram, _ bodies: [[UInt8]]) async throws {
    let inbox = try await fixture.inbox(program: program)
    for body in bodies { _ = try await inbox.accept(body, about: nil) }
    try await fixture.workOff(inbox)
  }

  private var failures: [String] {
    fixture.events.compactMap { if case .programFailed(let text) = $0 { text } else { nil } }
  }

  @Test func `it gets the event after each new note`() async throws {
    let program = try script("cat >> '\(fixture.folder.path)got'\n")
    try await run(
      program, [WebhookFixture.body(), WebhookFixture.body(), WebhookFixture.body(room: "other")])
    let lines = (fixture.folder.text("got") ?? "").split(separator: "\n")
    #expect(lines.count == 2, "\(lines)")
    let value = try JSONParser.parse(String(lines.first ?? ""))
    guard case .object(let event) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(event["schema"] == "debrief.event.v1")
    #expect(event["bot_id"] == .null)
    #expect(event["started_at"] == "2026-03-02T09:00:05.000Z")
    #expect(failures.isEmpty)
    let names = fixture.noteNames
    for line in lines { #expect(names.contains { line.contains($0) }) }
  }

  @Test func `it has neither the key nor the secret`() async throws {
    setenv("DEBRIEF_SERVE_SECRET", "hidden-secret-of-a-test", 1)
    let program = try script("cat > /dev/null; env > '\(fixture.folder.path)env'\n")
    try await run(program, [WebhookFixture.body()])
    let variables = fixture.folder.text("env") ?? ""
    #expect(variables.contains("PATH="))
    for name in NoteProgram.hiddenVariables { #expect(!variables.contains(name + "=")) }
  }

  @Test func `a failure is told, with what was printed`() async throws {
    let program = try script("echo one; echo two >&2; exit 3\n")
    try await run(program, [WebhookFixture.body()])
    #expect(failures.count == 1 && failures.first?.contains("exit code 3") == true)
    let said = fixture.events.compactMap {
      if case .programSaid(let text) = $0 { text } else { nil }
    }
    #expect(said.count == 2 && said.first?.hasSuffix(": one") == true, "\(said)")
    #expect(fixture.noteNames.count == 1 && fixture.queued.isEmpty)
  }

  @Test func `one that hangs is ended with all it has started`() async throws {
    var program = try script("sleep 1000 & echo $! > '\(fixture.folder.path)child'; sleep 1000\n")
    program.limit = .milliseconds(500)
    let result = await program.run(Array("{}\n".utf8)) { nil }
    #expect(result.failure?.contains("was ended after") == true)
    let child = try #require(Int32((fixture.folder.text("child") ?? "").dropLast()))
    let end = ContinuousClock.now + .seconds(300)
    while kill(child, 0) == 0, ContinuousClock.now < end {
      // A process that has ended may wait to be collected.
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      if state?.contains(") Z ") ?? false { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(ContinuousClock.now < end)
  }

  @Test func `one that reads nothing, or prints without end, holds nothing up`() async throws {
    var program = try script("exit 0\n")
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 4 << 20)
    #expect(await program.run(large) { nil }.failure == nil)
    program = try script("yes\n")
    program.limit = .milliseconds(300)
    let result = await program.run([]) { nil }
    #expect(result.failure != nil)
    #expect(result.lines.joined().utf8.count < 64 << 10)
    program = try script("sleep 1000 &\necho done\n")
    let start = ContinuousClock.now
    #expect(await program.run([]) { nil }.lines == ["done"])
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `one that prints faster than can be read is ended in time`() async throws {
    // Another process keeps the pipe full after the program has ended.
    let program = try script("yes &\nyes &\nyes &\nsleep 0.3\nexit 0\n")
    let start = ContinuousClock.now
    _ = await program.run([]) { nil }
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `those that wait are not started when the server is stopped, which is told once`()
    async throws
  {
    let program = try script("cat > /dev/null; echo >> '\(fixture.folder.path)started'; sleep 8\n")
    let inbox = try await fixture.inbox(program: program)
    for number in 0..<10 {
      _ = try await inbox.accept(WebhookFixture.body(room: "room-\(number)"), about: nil)
    }
    try await fixture.workOff(inbox)
    let started = (fixture.folder.text("started") ?? "").utf8.count
    #expect(started <= 4)
    #expect(
      failures == ["\(10 - started) programs were not run, because debrief is being stopped"],
      "\(failures)")
  }

  @Test func `what is no program is refused at once`() throws {
    try fixture.folder.write("text", to: "plain")
    for path in ["missing", "plain", ""] {
      #expect(throws: ExportError.self) { try NoteProgram(path: fixture.folder.path + path) }
    }
  }
}
