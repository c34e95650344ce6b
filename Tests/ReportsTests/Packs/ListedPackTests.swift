import Reports
import Testing
import TestSupport

/// The list of packs.
@Suite struct ListedPackTests {
  @Test func `packs of a folder that is searched are listed once`() throws {
    let folders = try TemporaryFolder()
    try folders.write("{\"name\": \"own\"}", to: "own/pack.json")
    let loader = PackLoader(folders: [folders.path + "/."])
    #expect(
      loader.listedPacks(workingFolder: folders.path).map(\.name).filter { $0 == "own" }.count == 1)
    let other = PackLoader().listedPacks(workingFolder: folders.path)
    #expect(other.last?.name == "own")
    #expect(other.last?.use == .path)
  }

  @Test func `a list has each pack with its place, its formats and what is wrong with it`() throws {
    let folders = try TemporaryFolder()
    try folders.write("{\"name\": \"short\", \"description\": \"Short\"}", to: "short/pack.json")
    try folders.write("{{title}}", to: "short/short.md.mustache")
    try folders.write("{\"name\": \"lines\"}", to: "lines/pack.json")
    try folders.write("{{json(title)}}", to: "lines/lines.jsonl.mustache")
    try folders.write("{\"name\": \"other\"}", to: "wrong/pack.json")
    let listed = PackLoader(folders: [folders.path]).listedPacks().filter { $0.use == .name }
      .prefix(4)
    #expect(listed.map(\.name) == ["lines", "short", "wrong", "notes"])
    #expect(listed.map { $0.place == nil } == [false, false, false, true])
    #expect(
      listed.map { (try? $0.pack.get())?.formats } == [
        [.jsonLines], OutputFormat.usual, nil, OutputFormat.usual,
      ])
  }
}
