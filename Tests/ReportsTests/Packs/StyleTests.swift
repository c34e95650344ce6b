import Foundation
import Reports
import Testing
import TestSupport

/// The order of the stylesheets of a pack and of those that it extends.
@Suite struct StyleTests {
  private func style(_ packs: [String: [String: String]], of name: String) throws -> String {
    let pack = try PackLoader(sources: [MemoryPacks(packs: packs), BuiltInPacks()]).load(name)
    let page = try Renderer(pack, format: .html).text(Sample.talk([]))
    let start = try #require(page.range(of: "<style>")).upperBound
    let end = try #require(page.range(of: "</style>")).lowerBound
    return String(page[start..<end])
  }

  @Test func `a pack's stylesheet follows those of the packs that it extends`() throws {
    let packs = [
      "middle": ["pack.json": "{\"name\": \"middle\"}", "style.css": "a {}"],
      "top": [
        "pack.json": "{\"name\": \"top\", \"extends\": \"middle\"}", "style.css": "b {}\n",
      ],
    ]
    let notes = try ProjectFolder.text(of: "Templates/notes/style.css")
    #expect(try style(packs, of: "top") == notes + "a {}\nb {}\n")
  }

  @Test func `a pack can leave out the stylesheets of the packs that it extends`() throws {
    let packs = [
      "middle": [
        "pack.json": "{\"name\": \"middle\", \"style\": \"replace\"}", "style.css": "a {}",
      ],
      "top": ["pack.json": "{\"name\": \"top\", \"extends\": \"middle\"}", "style.css": "b {}"],
      "bare": ["pack.json": "{\"name\": \"bare\", \"style\": \"replace\"}"],
    ]
    #expect(try style(packs, of: "top") == "a {}\nb {}")
    #expect(try style(packs, of: "bare") == "")
  }
}
