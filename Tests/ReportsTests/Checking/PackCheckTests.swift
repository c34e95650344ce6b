import Foundation
import Reports
import Testing
import TestSupport

/// Everything that is wrong with a pack, at once.
@Suite struct PackCheckTests {
  private func problems(_ packs: [String: [String: String]], of name: String) -> [String] {
    // Only packs in folders are checked: what is built in is right.
    let source = FolderPacks(packs: packs)
    return PackCheck(name, loader: PackLoader(sources: [source, BuiltInPacks()])).problems
      .map(\.description)
  }

  @Test(arguments: BuiltInPacks().packNames())
  func `nothing is wrong with a built-in pack`(name: String) {
    #expect(PackCheck(name, loader: PackLoader()).problems.isEmpty)
  }

  @Test(arguments: BuiltInPacks().packNames())
  func `nothing of a built-in pack is without use`(name: String) throws {
    // By its path, it is checked as a pack of the user is.
    let path = ProjectFolder.root.path + "/Templates/\(name)"
    #expect(PackCheck(path, loader: PackLoader()).problems.map(\.description) == [])
  }

  @Test func `after an error in pack.json, everything else is checked too`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"name\": \"own\",}", to: "own/pack.json")
    try folder.write([0x66, 0xFC], to: "own/part.md.mustache")
    try folder.write("{{titel}}{{> part}}", to: "own/own.md.mustache")
    try folder.write("{\"sumary\": \"S\"}", to: "own/labels.en.json")
    let problems = PackCheck("\(folder.path)own", loader: PackLoader()).problems
    #expect(
      problems.map { $0.place?.replacing("\(folder.path)own/", with: "") } == [
        "labels.en.json:1:2", "pack.json:1:16", "part.md.mustache:1:2", "own.md.mustache:1:1",
      ])
  }

  @Test(arguments: [
    "{}", "{\"name\": 1}", "{\"name\": \"own\", \"extends\": \"../own\"}",
    "{\"name\": \"own\", \"extends\": \"nots\"}", "{\"name\": \"own\", \"extends\": \"own\"}", "[]",
    "{\"name\": \"other\"}",
  ])
  func `whatever is wrong with pack.json, it is one problem, and templates have theirs`(
    json: String
  ) {
    let found = problems(
      [
        "own": [
          "pack.json": json, "own.md.mustache": "{{titel}}", "other.md.mustache": "{{titel}}",
        ]
      ],
      of: "own")
    #expect(found.count { $0.hasPrefix("own/pack.json") } == 1, "\(found)")
    #expect(found.contains { $0.contains("no value is called \"titel\"") }, "\(found)")
  }

  @Test func `a pack has the name of its folder, also if it is used by its path`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\n \"name\": \"other\"}", to: "own/pack.json")
    let problems = PackCheck("\(folder.path)own/", loader: PackLoader()).problems
    #expect(
      problems.map(\.description) == [
        "\(folder.path)own//pack.json:2:2: the pack is called \"other\" but its folder \"own\"; they"
          + " have to agree"
      ])
  }

  @Test func `a template that nothing includes is a problem`() {
    let found = problems(
      [
        "own": [
          "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{> a}}", "a.mustache": "{{> b}}",
          "b.md.mustache": "", "c.md.mustache": "", "d.mustache": "", "said.html.mustache": "",
          "b.jsonl.mustache": "",
        ]
      ], of: "own")
    #expect(
      found == [
        "own/b.jsonl.mustache: nothing includes this template, so that it never shows; include it with"
          + " {{> b}}, call it own.jsonl.mustache if it is the template of the pack, or remove it",
        "own/c.md.mustache: nothing includes this template, so that it never shows; include it with"
          + " {{> c}}, call it own.md.mustache if it is the template of the pack, or remove it",
        "own/d.mustache: nothing includes this template, so that it never shows; include it with"
          + " {{> d}}, or remove it",
        "own/said.html.mustache: nothing includes this template, so that it never shows; include it"
          + " with {{> said}}, call it own.html.mustache if it is the template of the pack, or remove it",
      ])
  }

  @Test func `a template whose name comes from data may be any`() {
    let found = problems(
      [
        "own": [
          "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{>*vars.part}}",
          "a.md.mustache": "",
        ]
      ], of: "own")
    #expect(found == [])
  }

  @Test func `a block that is listed as its parent has it is a problem`() {
    func found(_ list: String) -> [String] {
      problems(
        [
          "own": [
            "pack.json": "{\"name\": \"own\"}",
            "own.md.mustache": """
            {{<notes}}
            {{$summary}}{{> notes.summary}}!{{/summary}}
            {{$topics}}x{{/topics}}
            {{$body}}
            \(list)
            {{/body}}
            {{/notes}}
            """,
          ]
        ], of: "own")
    }
    #expect(found("{{> own.summary}}{{> own.topics}}") == [])
    #expect(
      found("{{> own.summary}}{{> notes.topics}}") == [
        "own/own.md.mustache:5:18: this shows the block \"topics\" as \"notes\" has it, not as \"own\""
          + " gives it; write {{> own.topics}}"
      ])
    #expect(
      found("{{> own.summary}}") == [
        "own/own.md.mustache:3:1: the block \"topics\" never shows: another block of this template"
          + " takes the place of what it is in; include it there with {{> own.topics}}, or remove it"
      ])
  }

  @Test func `a label that only another language has is a problem of that language`() {
    let found = problems(
      [
        "own": [
          "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{labels.mine}}",
          "labels.de.json": "{\"mine\": \"M\", \"day_2\": \"zweiter\"}",
        ]
      ], of: "own")
    #expect(
      found == [
        "own/labels.de.json:1:2: a template uses the label \"mine\", which English lacks; add it to"
          + " labels.en.json, from which other languages take what they lack"
      ])
  }

  @Test func `a label of its own that one language of a pack lacks is a problem of that language`()
  {
    let found = problems(
      [
        "own": [
          "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{labels.mine}}{{labels.your}}",
          "labels.en.json": "{\"mine\": \"M\", \"your\": \"Y\", \"summary\": \"S\"}",
          "labels.de.json": "{\"your\": \"D\"}", "labels.de-AT.json": "{\"mine\": \"M\"}",
        ]
      ], of: "own")
    #expect(
      found == [
        "own/labels.de.json: this language lacks \"mine\", which another language of the pack has; add"
          + " it; English is shown until then"
      ])
  }

  @Test func `a placeholder that nothing fills is a problem, and one left out a warning`() {
    let source = FolderPacks(packs: [
      "own": [
        "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{labels.mine}}",
        "labels.en.json": """
        {"time_range": "{start}-{ende}", "time_start": "{start}", "mine": "{x}", "summary": "{s}",
        "duration_hours": "{hours}:{minutes}", "notice_failed": "{status}", "date_format": "{month}"}
        """, "labels.it.json": "{\"date_format\": \"{xyz}\"}",
      ]
    ])
    let check = PackCheck("own", loader: PackLoader(sources: [source, BuiltInPacks()]))
    #expect(
      check.problems.map(\.description) == [
        "own/labels.en.json:1:2: \"time_range\" has no placeholder {ende}; did you mean {end}?",
        "own/labels.en.json:1:74: nothing is filled in here, so that notes would show {s} as it is",
        "own/labels.it.json:1:2: \"date_format\" has no placeholder {xyz} (there are: {day}, {month},"
          + " {year})",
        "own/labels.it.json: this language lacks \"mine\", which another language of the pack has; add"
          + " it; English is shown until then",
      ])
    #expect(
      check.warnings.map(\.description) == [
        "own/labels.en.json:1:34: \"time_start\" leaves out {zone}, which the label that it replaces has",
        "own/labels.en.json:2:69: \"date_format\" leaves out {day}, {year}, which the label that it"
          + " replaces has",
      ])
  }

  @Test func `the problems of the packs that a pack extends are found too`() {
    let found = problems(
      [
        "base": [
          "pack.json": "{\"name\": \"base\", \"colour\": 1}", "base.md.mustache": "{{> head}}",
          "head.md.mustache": "{{titel}}",
        ],
        "top": [
          "pack.json": "{\"name\": \"top\", \"extends\": \"base\"}",
          "labels.fr.json": "{\"summarry\": \"\", \"topics\": 1}",
        ],
      ], of: "top")
    #expect(
      found.map { $0.prefix(44) } == [
        "top/labels.fr.json:1:18: a label has to be t",
        "top/labels.fr.json:1:2: no label is called \"",
        "base/pack.json:1:18: a pack.json has no \"col",
        "base/head.md.mustache:1:1: no value is calle",
      ])
  }

  @Test func `a page made of Markdown is checked as both`() {
    let found = problems(
      [
        "own": [
          "pack.json": "{\"name\": \"own\"}", "own.md.mustache": "{{titel}}",
          "page.html.mustache": "{{bdoy}}",
        ]
      ], of: "own")
    #expect(
      found.map { $0.prefix(29) } == [
        "own/own.md.mustache:1:1: no v", "own/page.html.mustache:1:1: n",
      ])
  }

  @Test func `a pack that cannot be loaded is one problem`() {
    #expect(
      problems(["own": ["pack.json": "{\"name\": \"own\", \"extends\": \"own\"}"]], of: "own") == [
        "own/pack.json: the pack extends itself, and no other pack is called \"own\" further on"
      ])
  }
}
