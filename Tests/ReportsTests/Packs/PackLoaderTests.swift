import Foundation
import Reports
import Testing
import TestSupport

@Suite struct PackLoaderTests {
  @Test func `a pack takes from the one that it extends what it lacks`() throws {
    let source = MemoryPacks(packs: [
      "minutes": [
        "pack.json": "{\"name\": \"minutes\", \"description\": \"Formal\", \"extends\": \"base\"}",
        "minutes.md.mustache": "{{> heading}}{{> tail}}",
        "tail.mustache": "own tail",
      ],
      "base": [
        "pack.json": "{\"name\": \"base\"}",
        "base.md.mustache": "never",
        "heading.md.mustache": "base heading, ",
        "tail.md.mustache": "base tail",
        "style.css": "main { color: red; }",
      ],
    ])
    let pack = try PackLoader(sources: [source, BuiltInPacks()]).load("minutes")
    #expect(pack.name == "minutes")
    #expect(pack.description == "Formal")
    #expect(pack.layers.map(\.name) == ["minutes", "base", "notes"])
    let meeting = Sample.talk([])
    #expect(try Renderer(pack, format: .markdown).text(meeting) == "base heading, own tail")
    #expect(
      try Renderer(pack, format: .html).text(meeting).contains("\nmain { color: red; }</style>"))
  }

  @Test func `a partial of the format is nearer than one of every format`() throws {
    let pack = try TemplatePack.extendingNotes([
      "own.md.mustache": "{{> part}}", "part.md.mustache": "Markdown", "part.mustache": "any",
    ])
    #expect(try Renderer(pack, format: .markdown).text(Sample.talk([])) == "Markdown")
  }

  @Test func `the first folder that has a pack wins, and a pack may extend the one it hides`()
    throws
  {
    let folders = try TemporaryFolder()
    try folders.write("{\"name\": \"notes\", \"extends\": \"notes\"}", to: "a/notes/pack.json")
    try folders.write("mine", to: "a/notes/notes.md.mustache")
    try folders.write("{\"name\": \"notes\"}", to: "b/notes/pack.json")
    try folders.write("not mine", to: "b/notes/notes.md.mustache")
    try folders.write("{\"name\": \"other\"}", to: "b/other/pack.json")
    try folders.write("", to: "b/no-pack/readme.txt")
    let loader = PackLoader(folders: ["a", "missing", "b"].map { folders.path + $0 })
    #expect(loader.packNames.prefix(2) == ["notes", "other"])
    let pack = try loader.load("notes")
    #expect(pack.layers.count == 3)
    #expect(try Renderer(pack, format: .markdown).text(Sample.talk([])) == "mine")
    #expect(try loader.load("other").layers.map(\.name) == ["other", "notes", "notes", "notes"])
  }

  @Test func `a path of a folder or of one template is taken as it is`() throws {
    let folders = try TemporaryFolder()
    try folders.write("{\"name\": \"elsewhere\"}", to: "x/pack.json")
    try folders.write("from a folder", to: "x/elsewhere.md.mustache")
    try folders.write("{{title}} from a file", to: "brief.md.mustache")
    let loader = PackLoader()
    let folder = try loader.load(folders.path + "x")
    #expect(try Renderer(folder, format: .markdown).text(Sample.talk([])) == "from a folder")
    let file = try loader.load(folders.path + "brief.md.mustache")
    #expect(file.layers.map(\.name) == ["brief", "notes"])
    #expect(try Renderer(file, format: .markdown).text(Sample.talk([])) == "Meeting from a file")
  }

  @Test(arguments: [
    (
      "nots",
      "no template pack is called \"nots\"; did you mean \"notes\"? (there are: "
        + "\(PackLoader().packNames.joined(separator: ", ")))"
    ),
    (
      "./nowhere",
      "./nowhere: there is no template here; give a pack's folder, a NAME.FORMAT.mustache or a "
        + "pack's name"
    ),
  ])
  func `an unknown pack is an error that helps`(name: String, message: String) {
    #expect(description { try PackLoader().load(name) } == message)
  }

  @Test(arguments: [
    (
      "{\"name\": \"own\",\n  }",
      "own/pack.json:2:3: expected a name in double quotes but found \"}\""
    ),
    ("[]", "own/pack.json:1:1: the file has to hold one object"),
    (
      "{\"name\": \"own\",\n  \"extend\": \"notes\"}",
      "own/pack.json:2:3: a pack.json has no \"extend\"; did you mean \"extends\"? (there are: "
        + "name, description, extends, style)"
    ),
    (
      "{\"name\": \"own\",\n  \"extends\": 1}",
      "own/pack.json:2:3: \"extends\" has to be text in quotes"
    ),
    (
      "{\"name\": \"own\", \"style\": \"none\"}",
      "own/pack.json:1:17: \"style\" can only be \"replace\"; without it, the stylesheet follows that "
        + "of the pack that this one extends"
    ),
    (
      "{\"name\": \"own\", \"extends\": \"../x\"}",
      "own/pack.json:1:17: \"extends\" has to be the name of a pack, not a path"
    ),
    (
      "{\"name\": \"own\", \"extends\": \"noted\"}",
      "own/pack.json: no template pack is called \"noted\"; did you mean \"notes\"? (there are: own, "
        + "\(PackLoader().packNames.joined(separator: ", ")))"
    ),
    (
      "{\"name\": \"other\"}",
      "own/pack.json: the pack is called \"other\" but its folder \"own\"; they have to agree"
    ),
    (
      "{}",
      "own/pack.json:1:1: add a \"name\" equal to the folder's name, of letters, digits, \"-\" and "
        + "\"_\""
    ),
    (
      "{\"name\": \"own\", \"extends\": \"own\"}",
      "own/pack.json: the pack extends itself, and no other pack is called \"own\" further on"
    ),
  ])
  func `a pack.json that is not right is an error with a place`(json: String, message: String) {
    #expect(description { try TemplatePack.extendingNotes(["pack.json": json]) } == message)
  }

  @Test func `packs that extend one another in a circle are an error`() {
    let source = MemoryPacks(packs: [
      "a": ["pack.json": "{\"name\": \"a\", \"extends\": \"b\"}"],
      "b": ["pack.json": "{\"name\": \"b\", \"extends\": \"a\"}"],
    ])
    #expect(
      description { try PackLoader(sources: [source, BuiltInPacks()]).load("a") }
        == "a/pack.json: packs extend one another in a circle (a > b > a); take \"extends\" out of "
        + "one of them")
  }

  @Test func `files that cannot be templates are errors`() throws {
    let folders = try TemporaryFolder()
    try folders.write("", to: "x.pdf.mustache")
    try folders.write(Data([0x66, 0xFC, 0x72]), to: "latin.md.mustache")
    try folders.write("", to: "empty/readme.txt")
    let path = folders.path
    #expect(
      description { try PackLoader().load(path + "x.pdf.mustache") }
        == "\(path)x.pdf.mustache: a template's file is called NAME.FORMAT.mustache, and the formats "
        + "are \(OutputFormat.list)")
    #expect(
      description { try PackLoader().load(path + "latin.md.mustache") }
        == "\(path)latin.md.mustache:1:2: the file is not UTF-8 text; save it in that encoding")
    #expect(
      description { try PackLoader().load(path + "empty") }
        == "\(path)empty: this folder is not a template pack: it has no pack.json")
  }

  @Test(arguments: [
    ([:], []),
    (["HOME": "/h"], ["/h/.config/debrief/templates"]),
    (["HOME": "/h", "XDG_CONFIG_HOME": "/c"], ["/c/debrief/templates"]),
    (["HOME": "/h", "XDG_CONFIG_HOME": ""], ["/h/.config/debrief/templates"]),
    (["HOME": "/h", "XDG_CONFIG_HOME": "."], ["/h/.config/debrief/templates"]),
    (["HOME": "/h", "DEBRIEF_TEMPLATES": "/t"], ["/t"]),
  ])
  func `packs are looked for in the user's folder, and never in the working folder`(
    environment: [String: String], folders: [String]
  ) {
    #expect(PackLoader.folders(environment: environment) == folders)
  }

  @Test func `a pack beside one that is loaded by its path has no other's name`() throws {
    let folders = try TemporaryFolder()
    try folders.write("{\"name\": \"acme\", \"extends\": \"base\"}", to: "acme/pack.json")
    try folders.write("{\"name\": \"base\"}", to: "base/pack.json")
    try folders.write("base", to: "base/base.md.mustache")
    try folders.write("{\"name\": \"notes\"}", to: "notes/pack.json")
    try folders.write("not yours", to: "notes/notes.md.mustache")
    let pack = try PackLoader().load(folders.path + "acme")
    #expect(pack.layers.map(\.name) == ["acme", "base", "notes"])
    #expect(!pack.layers.flatMap(\.files).contains { $0.text == "not yours" })
  }
}
