import Reports
import Testing
import TestSupport

@testable import Exporting

struct DestinationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [nil, "-"])
  func `nothing and a dash are standard output, which takes one format`(path: String?) throws {
    #expect(
      try Destination(path: path, formats: [.markdown], hasManySources: true) == .standardOutput)
    let error = #expect(throws: ExportError.self) {
      _ = try Destination(path: path, formats: [.markdown, .html], hasManySources: false)
    }
    #expect(error?.kind == .usage)
  }

  @Test func `a folder is one that is there, ends in a slash, or several files result`() throws {
    for (path, formats, many) in [
      (folder.path, [OutputFormat.html], false), ("new/", [.markdown], false),
      ("new", [.markdown, .html], false), ("new", [.markdown], true),
    ] {
      #expect(
        try Destination(path: path, formats: formats, hasManySources: many)
          == .folder(path: path))
    }
  }

  @Test func `one file holds one document, or all records`() throws {
    #expect(
      try Destination(path: "a.md", formats: [.markdown], hasManySources: false)
        == .file(path: "a.md"))
    #expect(
      try Destination(path: "a.jsonl", formats: [.jsonLines], hasManySources: true)
        == .file(path: "a.jsonl"))
  }

  @Test func `several files do not go into what is named like one`() {
    let error = #expect(throws: ExportError.self) {
      _ = try Destination(path: "a.md", formats: [.markdown], hasManySources: true)
    }
    #expect(error?.kind == .usage)
    #expect(error?.advice?.description.contains("a.md/") == true)
  }
}
