import Reports
import Testing
import TestSupport

/// The first files of a new pack.
@Suite struct PackStarterTests {
  private func starter(_ name: String, extending parent: TemplatePack) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try PackStarter(named: name, extending: parent).files.map {
        ($0.name, $0.text)
      })
  }

  @Test func `a new pack has nothing wrong with it, and shows its example in each format`() throws {
    let files = try starter("own", extending: PackLoader().load("notes"))
    let loader = PackLoader(sources: [MemoryPacks(packs: ["own": files]), BuiltInPacks()])
    #expect(PackCheck("own", loader: loader).problems.isEmpty)
    let pack = try loader.load("own")
    for format in [OutputFormat.markdown, .html] {
      #expect(
        try Renderer(pack, format: format).text(Sample.rich()).contains("For internal use only"))
    }
    #expect(try Renderer(pack, format: .html).text(Sample.rich()).contains("--accent: #0b6e4f"))
  }

  @Test func `a new pack changes nothing but its example`() throws {
    var files = try starter("own", extending: PackLoader().load("notes"))
    files["labels.en.json"] = "{\"confidential\": \"Internal\"}"
    let pack = try TemplatePack.extendingNotes(files)
    let text = try Renderer(pack, format: .markdown).text(Sample.rich())
    let notes = try Renderer(PackLoader().load("notes"), format: .markdown).text(Sample.rich())
    #expect(text.replacing("\n*Internal*\n", with: "") == notes)
  }

  @Test func `the comments name every block of the parent`() throws {
    let parent = try PackLoader().load("notes")
    let files = try starter("own", extending: parent)
    for format in [OutputFormat.markdown, .html] {
      let text = try #require(files["own.\(format.rawValue).mustache"])
      for block in parent.blocks(for: format) { #expect(text.contains(block.name)) }
    }
  }

  @Test(arguments: BuiltInPacks().packNames())
  func `a new pack has the formats of its parent, whichever that is`(name: String) throws {
    let parent = try PackLoader().load(name)
    let files = try starter("own", extending: parent)
    let loader = PackLoader(sources: [MemoryPacks(packs: ["own": files]), BuiltInPacks()])
    #expect(PackCheck("own", loader: loader).problems.isEmpty)
    let pack = try loader.load("own")
    #expect(
      pack.formats.filter { $0 != .jsonLines || name != "notes" }
        == parent.formats.filter { $0 != .jsonLines || name != "notes" })
    #expect((files["style.css"] != nil) == parent.formats.contains(.html))
    for format in parent.formats {
      #expect(
        pack.rootTemplate(for: format) != "notes" || parent.rootTemplate(for: format) == "notes")
    }
  }

  @Test func `a template without blocks is copied, to be changed`() throws {
    let parent = try PackLoader().load("turns")
    let files = try starter("own", extending: parent)
    #expect(files.keys.sorted() == ["own.csv.mustache", "own.jsonl.mustache", "pack.json"])
    let pack = try PackLoader(sources: [MemoryPacks(packs: ["own": files]), BuiltInPacks()])
      .load("own")
    let meeting = try Sample.rich()
    #expect(
      try Renderer(pack, format: .jsonLines).text(meeting)
        == Renderer(parent, format: .jsonLines).text(meeting))
  }

  @Test func `a pack without the example's block is extended without it`() throws {
    let parent = try TemplatePack.extendingNotes(["own.md.mustache": "{{$only}}{{title}}{{/only}}"])
    let files = try starter("child", extending: parent)
    #expect(files["child.md.mustache"]?.contains("such as own.only,") == true)
    #expect(files["child.md.mustache"]?.contains("confidential") == false)
  }

  @Test(arguments: ["notes", "page", "said"])
  func `a name that the parent's templates have is refused`(name: String) throws {
    let parent = try PackLoader().load("notes")
    #expect(throws: ReportError.self) { try PackStarter(named: name, extending: parent) }
  }
}
