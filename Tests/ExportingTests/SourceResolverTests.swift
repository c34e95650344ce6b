import MeetingModel
import Testing
import TestSupport

@testable import Exporting

struct SourceResolverTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a path that exists is a file, even if it looks like an ID`() throws {
    let name = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
    try folder.write("{}", to: name)
    #expect(try SourceResolver.sources(of: folder.path + name) == [.file(path: folder.path + name)])
  }

  @Test func `a UUID is a bot, in lower case`() throws {
    #expect(
      try SourceResolver.sources(of: "258B06FC-6BC9-4261-9F29-BC8A4474AF0A")
        == BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a").map { [.bot($0)] })
  }

  @Test func `a folder is its meetings in the order of their names`() throws {
    for name in ["b.json", "a.jsonl", "c.txt", ".d.json", "B.json"] {
      try folder.write("{}", to: name)
    }
    #expect(
      try SourceResolver.sources(of: folder.path)
        == ["B.json", "a.jsonl", "b.json"].map { .file(path: folder.path + $0) })
  }

  @Test func `a dash is standard input`() throws {
    #expect(try SourceResolver.sources(of: "-") == [.standardInput])
  }

  @Test(arguments: ["nothing.json", "258b06fc-6bc9-4261-9f29-bc8a4474af0", "", "../x"])
  func `anything else is bad input`(word: String) {
    let error = #expect(throws: ExportError.self) { _ = try SourceResolver.sources(of: word) }
    #expect(error?.kind == .badInput)
    #expect(error?.advice != nil)
  }

  @Test func `an empty folder is bad input`() {
    let error = #expect(throws: ExportError.self) {
      _ = try SourceResolver.sources(of: folder.path)
    }
    #expect(error?.kind == .badInput)
  }
}
