import Exporting
import Foundation
import Testing
import TestSupport

/// A file of all lines that somebody else has changed since it was written.
@Suite(.serialized) struct ForeignLinesTests {
  private static let changes = [
    // A torn line of the same length.
    "data = data[:300] + b' ' * 20 + data[320:]",
    "data = data[:300] + data[320:]",
    "data = b'{}\\n' + data",
    "data = data[:-10]",
    "data = data + b'{}\\n'",
    "data = data.replace(b'Welcome', b'Goodbye')",
    "data = b''",
  ]

  @Test(arguments: changes, [false, true])
  func `it is written anew before anything is appended`(
    change: String, packsLines: Bool
  ) async throws {
    let fixture = try ExportFixture()
    let bots = ExportFixture.bots(0..<8)
    let ids = ExportFixture.ids(0..<8)
    let expected = try await fixture.undisturbed(ids, from: bots, packsLines: packsLines)
    _ = try await fixture.export(Array(ids[..<5]), from: bots) { options, _ in
      options.packsLines = packsLines
    }
    let name = packsLines ? "meetings.jsonl.gz" : "meetings.jsonl"
    let path = fixture.output + "/" + name
    _ = try Tool.python(
      """
      import gzip, sys
      path = sys.argv[1]
      data = open(path, "rb").read()
      packed = path.endswith(".gz")
      if packed: data = gzip.decompress(data)
      \(change)
      open(path, "wb").write(gzip.compress(data) if packed else data)
      """, arguments: [path])
    let run = try await fixture.export(ids, from: bots) { options, _ in
      options.packsLines = packsLines
    }
    #expect(run.requests == 3)
    #expect(try fixture.files() == expected)
  }

  @Test func `a file of lines that is a link, or known elsewhere, is replaced`() async throws {
    for kind in ["link", "hard link"] {
      let fixture = try ExportFixture()
      let bots = ExportFixture.bots(0..<8)
      let ids = ExportFixture.ids(0..<8)
      let expected = try await fixture.undisturbed(ids, from: bots)
      _ = try await fixture.export(Array(ids[..<5]), from: bots)
      let path = fixture.output + "/meetings.jsonl"
      let other = fixture.folder.path + "other"
      if kind == "link" {
        try FileManager.default.moveItem(atPath: path, toPath: other)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: other)
      } else {
        try FileManager.default.linkItem(atPath: path, toPath: other)
      }
      let before = fixture.folder.text("other")
      _ = try await fixture.export(ids, from: bots)
      #expect(try fixture.files() == expected)
      #expect(fixture.folder.text("other") == before)
    }
  }
}
