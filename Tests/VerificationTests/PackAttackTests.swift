import BotStatus
import Evidence
import Foundation
import Reports
import Testing
import TestSupport
import Verification

/// The built-in packs: hostile strings in every field, and real meetings, show nothing that acts.
struct PackAttackTests {
  private static let packs = PackLoader().packNames.filter { $0 != PackLoader.rootPackName }

  /// The verifier; a pack for Obsidian writes links as Obsidian does.
  private static func verifier(for pack: String) throws -> Verifier {
    try Verifier(recordSchema: RecordSchema.text, allowsMarks: pack == "obsidian")
  }

  private static func renderers(for name: String) throws -> [Renderer] {
    let pack = try PackLoader(sources: [
      AttackPacks(packs: [
        "short": [
          "pack.json": "{\"name\": \"short\", \"extends\": \"\(name)\", \"style\": \"replace\"}",
          "style.css": "p {}",
        ]
      ]),
      BuiltInPacks(),
    ]).load("short")
    return try pack.formats.map { try Renderer(pack, format: $0) }
  }

  private static func kind(of format: OutputFormat) throws -> OutputKind {
    try #require(OutputKind(path: "a.\(format.fileExtension)"))
  }

  @Test(.requires(.sharedFolder("attacks")), arguments: packs)
  func `no string acts in any field`(pack: String) throws {
    let verifier = try Self.verifier(for: pack)
    let renderers = try Self.renderers(for: pack)
    let all = AttackStrings.all
    for (place, field) in AttackField.allCases.enumerated() {
      let share = Effort.isExhaustive ? 1 : field.chunk == 1 ? 600 : 60
      let strings = stride(from: place % share, to: all.count, by: share).map { all[$0] }
      for start in stride(from: 0, to: strings.count, by: field.chunk) {
        let chunk = Array(strings[start..<min(start + field.chunk, strings.count)])
        let meeting = try field.meeting(of: chunk)
        for renderer in renderers {
          let findings = verifier.findings(
            in: try renderer.render(meeting), of: try Self.kind(of: renderer.format))
          #expect(findings.isEmpty, "\(renderer.format) with \(field): \(findings.prefix(1))")
        }
      }
    }
  }

  @Test(.requires(.sharedFolder("corpus")), arguments: packs)
  func `no real meeting does either`(pack: String) throws {
    let verifier = try Self.verifier(for: pack)
    let renderers = try Self.renderers(for: pack)
    let files = SharedFolder.jsonFiles(in: "corpus")
    for file in stride(from: 0, to: files.count, by: Effort.isExhaustive ? 1 : 25).map({ files[$0] }
    ) {
      guard var meeting = try? BotStatusReader().meeting(in: SharedFolder.bytes(of: file)) else {
        continue
      }
      meeting.findEvidence()
      for renderer in renderers {
        let findings = verifier.findings(
          in: try renderer.render(meeting), of: try Self.kind(of: renderer.format))
        #expect(
          findings.isEmpty, "\(renderer.format) of \(file.lastPathComponent): \(findings.prefix(1))"
        )
      }
    }
  }
}
