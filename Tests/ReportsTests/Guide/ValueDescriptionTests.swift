import Mustache
import Testing
import TestSupport
import TimeZones

@testable import Reports

/// The table of values has what templates see, and nothing else.
@Suite struct ValueDescriptionTests {
  /// The names of a schema with those inside them; `has`, `count` and `labels` have too many.
  private func names(in schema: Schema, after prefix: String = "") -> Set<String> {
    switch schema {
    case .leaf, .anything: return []
    case .list(let element): return names(in: element, after: prefix)
    case .object(let members):
      return members.reduce(into: []) { names, member in
        guard member.key != "." else { return }
        let name = prefix + member.key
        names.insert(name)
        let isLike = [name, member.key].contains { ValueDescription.likeness[$0] != nil }
        guard !isLike, !["has", "count", "labels"].contains(name) else { return }
        names.formUnion(self.names(in: member.value, after: name + "."))
      }
    }
  }

  @Test func `the table has every name of the schema, and each once`() {
    let described = ValueDescription.all.map(\.name)
    let names = names(in: RootNames.schema(labels: ["summary"])).union(ValueDescription.positions)
    let missing = names.subtracting(described).sorted()
    #expect(missing.isEmpty, "describe \(missing) in Sources/Reports/Guide")
    let unknown = Set(described).subtracting(names).sorted()
    #expect(unknown.isEmpty, "Sources/Reports/Guide describes \(unknown), which templates lack")
    let twice = described.filter { name in described.filter { $0 == name }.count > 1 }
    #expect(twice.isEmpty, "Sources/Reports/Guide describes \(twice) more than once")
  }

  @Test func `what is said to have the same names inside has them`() throws {
    guard case .object(let members) = RootNames.schema(labels: []) else { return }
    for (name, other) in ValueDescription.likeness {
      guard let schema = members[name], let like = members[other] else { continue }
      let difference = names(in: schema).subtracting(names(in: like))
      #expect(difference.isEmpty, "\(name): \(difference)")
    }
  }

  @Test(arguments: [
    ("title", "text"), ("participants", "list of texts"), ("turns", "list"), ("vars", "object"),
    ("action_items.done", "yes or no"), ("action_items.details.body", "text"), ("has", "object"),
    ("heading", "yes or no"), ("last", "yes or no"),
  ])
  func `a type is that of the schema`(name: String, type: String) throws {
    #expect(try #require(ValueDescription.all.first { $0.name == name }).type == type)
  }

  @Test func `every list has the first and the last of its elements`() throws {
    guard case .object(let members) = RootNames.schema(labels: []) else { return }
    let lists = members.keys.filter { if case .list? = members[$0] { true } else { false } }
      .sorted()
    #expect(lists.count > 15)
    let meeting = try Sample.rich()
    for name in lists {
      let pack = try TemplatePack.extendingNotes([
        "own.md.mustache":
          "{{#\(name)}}{{#first}}f{{/first}}{{#last}}l{{/last}}.{{/\(name)}} {{count.\(name)}}"
      ])
      let parts = try Renderer(pack, format: .markdown).text(meeting).split(
        separator: " ", omittingEmptySubsequences: false)
      let count = Int(parts[1]) ?? 0
      let middle = String(repeating: ".", count: max(count - 2, 0))
      #expect(parts[0] == (count == 0 ? "" : count == 1 ? "fl." : "f.\(middle)l."), "\(name)")
    }
  }

  @Test func `every function is described`() throws {
    let labels = try Labels(of: PackLoader().load("notes"), language: "en")
    let functions = DocumentFormat(.html).functions(labels: labels, timeZone: .utc)
    #expect(Set(functions.map(\.name)) == Set(NameDescription.functions.map(\.name)))
  }
}
