import Foundation
import Reports
import Testing
import TestSupport

/// The values of `--set` that templates ask for.
@Suite struct VariableTests {
  private func asked(
    _ files: [String: String], for formats: [OutputFormat]
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("{\"name\": \"own\"}", to: "own/pack.json")
    for (name, text) in files { try folder.write(text, to: "own/\(name)") }
    let pack = try PackLoader().load("\(folder.path)own")
    return pack.askedVariables(for: formats).map {
      "\($0.name) \($0.place.replacing("\(folder.path)own/", with: ""))"
    }
  }

  @Test func `a template asks for what it writes, and not for what it tests`() throws {
    let files = [
      "own.md.mustache": "{{#vars.a}}{{vars.a}}{{/vars.a}}\n{{yaml(vars.b)}}{{vars.b}}{{> part}}",
      "part.mustache": "{{vars.c}}{{^vars.d}}{{/vars.d}}", "other.mustache": "{{vars.e}}",
    ]
    #expect(
      try asked(files, for: [.markdown]) == ["b own.md.mustache:2:1", "c part.mustache:1:1"])
  }

  @Test func `only the formats that are written ask for values`() throws {
    let files = ["own.md.mustache": "{{vars.a}}", "own.html.mustache": "{{vars.b}}{{vars.a}}"]
    #expect(
      try asked(files, for: [.html]) == ["b own.html.mustache:1:1", "a own.html.mustache:1:11"])
    #expect(
      try asked(files, for: [.markdown, .html]) == [
        "a own.md.mustache:1:1", "b own.html.mustache:1:1",
      ])
  }

  @Test func `a page made of Markdown asks for what the Markdown asks for`() throws {
    let files = [
      "own.md.mustache": "{{vars.a}}", "page.html.mustache": "{{vars.b}}{{body}}",
    ]
    #expect(
      try asked(files, for: [.html]) == ["a own.md.mustache:1:1", "b page.html.mustache:1:1"])
  }

  @Test(arguments: BuiltInPacks().packNames())
  func `all values of a built-in pack are optional`(name: String) throws {
    let pack = try PackLoader().load(ProjectFolder.root.path + "/Templates/\(name)")
    #expect(pack.askedVariables(for: OutputFormat.allCases) == [])
  }
}
