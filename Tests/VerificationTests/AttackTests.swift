import Foundation
import Reports
import Testing
import TestSupport
import TextEscaping
import Verification

/// All strings of the lists, and variations, in every field and every template: nothing acts, and
/// nothing is lost.
@Suite(.requires(.sharedFolder("attacks")))
struct AttackTests {
  @Test(arguments: AttackOutput.allCases, AttackField.allCases)
  func `no string acts or is lost`(output: AttackOutput, field: AttackField) throws {
    let verifier = try Verifier(recordSchema: RecordSchema.text)
    let strings = Self.share(of: field, in: output)
    var violations = 0
    var lost = 0
    for start in stride(from: 0, to: strings.count, by: field.chunk) {
      let chunk = Array(strings[start..<min(start + field.chunk, strings.count)])
      var bytes: [UInt8] = []
      try output.renderer(variable: chunk[0]).render(field.meeting(of: chunk), into: &bytes)
      let findings = verifier.findings(in: bytes, of: output.kind)
      if !findings.isEmpty {
        violations += findings.count
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let excerpt = line.dropFirst((findings.first?.line ?? 1) - 1).first ?? []
        report(
          "\(findings[0]) in \(String(decoding: excerpt.prefix(300), as: UTF8.self).debugDescription)",
          violations)
      }
      for string in Self.missing(chunk, of: field, in: bytes, as: output) {
        lost += 1
        report("lost: \(string.debugDescription.prefix(300))", lost)
      }
    }
    Figures.add(output, strings: strings.count, violations: violations, lost: lost)
  }

  @Test func `there are thousands of strings to try`() {
    #expect(SharedFolder.distinctAttacks.count > 3_000)
    #expect(AttackStrings.variations.count >= 2_000)
  }

  private func report(_ message: String, _ count: Int) {
    if count <= 3 { Issue.record("\(message)") }
  }

  /// The strings for a field: all with `DEBRIEF_EXHAUSTIVE`, otherwise a different share for each
  /// field.
  private static func share(of field: AttackField, in output: AttackOutput) -> [String] {
    let all = AttackStrings.all
    guard !Effort.isExhaustive else { return all }
    let shares = field.chunk == 1 ? 60 : 20
    let offset = (field.rawValue + output.rawValue).utf8.reduce(0) { $0 + Int($1) } % shares
    return stride(from: offset, to: all.count, by: shares).map { all[$0] }
  }

  /// The strings that are not visible to a reader.
  private static func missing(
    _ strings: [String], of field: AttackField, in bytes: [UInt8], as output: AttackOutput
  ) -> [String] {
    // The custom pack omits most fields.
    guard output == .markdown || output == .page, field.promise != .harmless else { return [] }
    guard let shown = AttackOutput.shown(bytes, as: output.kind) else { return strings }
    switch field.promise {
    case .harmless: return []
    case .whole:
      let text = Folded(shown)
      return strings.filter { !text.contains(Folded(PlainText.normalised($0))) }
    case .words:
      // The destination of a link is shown in its attribute.
      let text = Folded(shown + String(decoding: bytes, as: UTF8.self))
      // Markdown decodes references, and link labels are not shown.
      return strings.filter {
        !$0.utf8.contains(UInt8(ascii: "&")) && !$0.contains("]:") && !saysNothing($0)
          // Code in an item has no language in Markdown.
          && !text.containsWords(of: $0.replacing(/(```|~~~) *[a-z]+/, with: ""))
      }
    }
  }

  /// Whether a string only means "nothing", and so is not a list item.
  private static func saysNothing(_ string: String) -> Bool {
    let letters = String(
      string.unicodeScalars.filter(\.properties.isAlphabetic).map(Character.init))
    return ["none", "null", "nil", "undefined", "na"].contains(letters.lowercased())
  }
}
