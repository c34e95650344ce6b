import Exporting
import Foundation
import LoopbackService
import ServiceTestSupport
import Testing
import TestSupport

/// The options of `debrief serve` that the archive records, and its folder.
extension ServeCommandTests {
  @Test func `the options are in the archive, for those who merge it or render its meetings again`()
    async throws
  {
    let options = "-t md --locale de --filename '{{room}}/note' --speaker Ann=Anna"
    let stopped = try await serve(options) { server in
      try await workOff(1, port: server.port)
    }
    #expect(stopped.status == 0, "\(stopped.log)")
    let rendered = try await shell.run(
      "debrief render --archive notes --locale de --speaker Ann=Anna")
    #expect(rendered.errors.contains("1 unchanged"), "\(rendered.errors)")
    let merged = try await shell.run(
      "debrief merge notes -o all && diff -r -x 'debrief*' -x '.*' notes all")
    #expect(merged.status == 0, "\(merged)")
    // A pattern that is not given again still holds, as for an export.
    let again = try await serve("-t md") { _ in }
    #expect(again.status == 0)
    #expect(try await shell.run("debrief render --archive notes").errors.contains("1 written"))
    #expect(try await shell.run("ls notes/room-1/note.md").status == 0)
  }

  @Test func `the options of an export stay in the archive, and those of a server are replaced`()
    async throws
  {
    func call(_ number: Int, options: String) async throws {
      let stopped = try await serve(options) { server in
        try await workOff(number, port: server.port)
      }
      #expect(stopped.status == 0, "\(stopped.log)")
    }
    // The newest options of servers count.
    try await call(1, options: "-t md --locale de")
    try await call(2, options: "-t md --timezone Europe/Paris")
    #expect(try recordedWords() == ["-t", "md", "--timezone", "Europe/Paris"])
    try await export("-t md,html,jsonl --jsonl-gzip --require transcript --rate 100/s")
    let words = try recordedWords()
    #expect(words.contains("--require") && words.contains("--jsonl-gzip"))
    try await call(3, options: "-t md")
    #expect(try recordedWords() == words)
    let merged = try await shell.run("debrief merge notes -o all && ls all")
    #expect(merged.status == 0, "\(merged)")
    #expect(merged.output.contains("meetings.jsonl.gz") && merged.output.contains(".html"))
  }

  @Test func `with a settings file, a server records what an export records with it`() async throws
  {
    try Data("locale = \"de\"\n".utf8).write(to: shell.folder.appending(path: "team.toml"))
    let options = "-t md --config team.toml"
    let stopped = try await serve(options) { server in try await workOff(1, port: server.port) }
    #expect(stopped.status == 0, "\(stopped.log)")
    let words = try recordedWords()
    #expect(words.contains("--template") && words.contains("--locale"))
    try await export(options)
    #expect(try recordedWords() == words)
    // The same defaults hold, which only one of them has recorded.
    try await export("-t md --no-config --locale de", into: "plain")
    let merged = try await shell.run("debrief merge notes plain -o all")
    #expect(merged.status == 0, "\(merged.errors)")
  }

  @Test func `lines are served where the notes of an export have names with sections`() async throws
  {
    try await export("-t md --filename '{{#room}}{{room}}{{/room}}'")
    let refused = try await shell.run(
      "debrief serve notes -t md", variables: ["DEBRIEF_SERVE_SECRET": Self.secret])
    #expect(refused.status == 64 && refused.errors.contains("--filename"), "\(refused.errors)")
    let stopped = try await serve("-t jsonl") { server in try await workOff(1, port: server.port) }
    #expect(stopped.status == 0, "\(stopped.log)")
    #expect(try await shell.run("cat notes/meetings.jsonl").output.contains("room-1"))
    let merged = try await shell.run("debrief merge notes -o all -t jsonl && ls all")
    #expect(merged.status == 0 && merged.output.contains("meetings.jsonl"), "\(merged)")
  }

  @Test func `edited notes that exports keep are overwritten by a merge that is told so`()
    async throws
  {
    try await export("-t md --on-edit keep")
    for option in ["--force", "--on-edit overwrite"] {
      #expect(try await shell.run("debrief merge notes -o all").status == 0)
      let edited = try await shell.run(
        "for note in all/*.md; do echo mine >> $note; done; debrief merge notes -o all \(option)"
          + " && grep -c mine all/*.md")
      #expect(edited.output == "0\n", "\(edited)")
      // It was for one run: then the edited note stays, with the new text beside it.
      let kept = try await shell.run(
        "for note in all/*.md; do echo mine >> $note; done; debrief merge notes -o all --locale de"
          + " && grep -c mine all/*.md && ls all | grep -c 'md.new$' && rm -r all")
      #expect(kept.output == "1\n1\n", "\(kept)")
    }
  }

  /// Exports a bot of a service that runs meanwhile.
  private func export(_ options: String, into folder: String = "notes") async throws {
    let id = "258b06fc-6bc9-4261-9f29-000000000007"
    let bot = ScriptedBot(id: id, finished: Self.answer(id))
    try await LoopbackService(bots: [bot]).withRunning { service in
      let export = try await shell.run(
        "debrief export \(id) -o \(folder) \(options)",
        variables: [
          "PAILFLOW_BASE_URL": service.baseURL, "PAILFLOW_API_KEY": LoopbackService.defaultKey,
        ])
      #expect(export.status == 0, "\(export.errors)")
    }
  }

  /// Makes a call, and waits until it is worked off.
  private func workOff(_ number: Int, port: Int) async throws {
    _ = try await curl(
      "-X POST -d '\(Self.body(number))'", port: port, path: "/hooks/pailflow/\(Self.secret)")
    try await waitUntilDone(port: port)
  }

  /// The options that the archive records.
  private func recordedWords() throws -> [String] {
    try ExportStatus(ArchiveLocation(shell.folder.path + "/notes")).command
  }

  @Test func `a folder whose name begins with a dash is served and merged`() async throws {
    let refused = try await serve { server in
      let second = try await shell.run(
        "debrief serve --listen 127.0.0.1:\(server.port) -- -notes",
        variables: ["DEBRIEF_SERVE_SECRET": Self.secret])
      #expect(second.status == 1 && second.errors.contains("in use"), "\(second.errors)")
      try await workOff(1, port: server.port)
    }
    #expect(refused.status == 0, "\(refused.log)")
    let merged = try await shell.run(
      "debrief merge notes --output=-all --archive=-all.sqlite && ls -- -all.sqlite && ls -- -all")
    #expect(merged.status == 0 && merged.output.contains("room-1"), "\(merged)")
  }
}
