import Foundation
import Mustache
import Testing
import TestSupport
import TimeZones

@testable import Reports

@Suite struct DocumentationTests {
  private let article = Result {
    try ProjectFolder.text(of: "Sources/Reports/Reports.docc/WritingTemplates.md")
  }

  @Test func `the guide to templates has every name and function`() throws {
    let text = try article.get()
    let labels = try Labels(of: PackLoader().load("notes"), language: "en")
    for name in names(in: MeetingValues.table.schema) where name != "." {
      let isNamed = text.range(of: "`\(name)`") ?? text.range(of: "`\(name).") != nil
      #expect(isNamed, "WritingTemplates.md does not name `\(name)`")
    }
    for function in DocumentFormat(.html).functions(labels: labels, timeZone: .utc) {
      let isNamed = text.range(of: "| `\(function.name)(x)` |") != nil
      #expect(isNamed, "WritingTemplates.md has no row for \(function.name)(x)")
    }
  }

  @Test func `what is inside a list is named in the row of the list`() throws {
    let rows = try article.get().split(separator: "\n").filter { $0.hasPrefix("| `") }
    for description in ValueDescription.all {
      let parts = description.name.split(separator: ".")
      guard parts.count > 1, let list = parts.first, let name = parts.last else { continue }
      let isNamed = rows.contains { row in
        row.contains("`\(description.name)`")
          || row.split(separator: "|")[0].contains("`\(list)`") && row.contains("`\(name)`")
      }
      #expect(isNamed, "WritingTemplates.md: the row of `\(list)` does not name `\(name)`")
    }
  }

  @Test func `the templates in the guide are right`() throws {
    let blocks = try article.get().components(separatedBy: "```\n")
    for (block, format) in [(blocks[1], "md"), (blocks[3], "md"), (blocks[7], "jsonl")] {
      let pack = try TemplatePack.extendingNotes([
        "own.\(format).mustache": block, "labels.en.json": blocks[5],
      ])
      let renderer = try Renderer(pack, format: #require(OutputFormat(rawValue: format)))
      #expect(try !renderer.text(Sample.rich()).isEmpty)
    }
  }

  private func names(in schema: Schema) -> Set<String> {
    switch schema {
    case .leaf, .anything: []
    case .list(let element): names(in: element)
    case .object(let members):
      members.reduce(into: Set(members.keys)) { $0.formUnion(names(in: $1.value)) }
    }
  }
}
