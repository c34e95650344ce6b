import Reports
import Testing

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

/// Packs that are said to lie in a folder.
private struct FolderPacks: PackSource {
  let packs: [String: [String: String]]

  func packNames() -> [String] { packs.keys.sorted() }

  func folder(ofPack name: String) -> String? { name }

  func files(ofPack name: String) throws(ReportError) -> [PackFile]? {
    try MemoryPacks(packs: packs).files(ofPack: name)
  }
}
