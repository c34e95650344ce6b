import Foundation
import Testing

@testable import Exporting

struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `nothing is there until the file is complete`() throws {
    var file = try AtomicFile(path: folder.path + "a")
    try file.append(Array("half".utf8))
    #expect(!folder.names.contains("a"))
    try file.append(Array(" and half".utf8))
    try file.commit()
    #expect(folder.names == ["a"])
    #expect(folder.text("a") == "half and half")
  }

  @Test func `a file that is given up leaves what was there`() throws {
    try folder.write("before", to: "a")
    do {
      let file = try AtomicFile(path: folder.path + "a")
      try file.append(Array("after".utf8))
    }
    #expect(folder.names == ["a"])
    #expect(folder.text("a") == "before")
  }

  @Test func `a link stays a link and its target is replaced`() throws {
    try folder.write("before", to: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "link", withDestinationPath: "target")
    try AtomicFile.write(Array("after".utf8), to: folder.path + "link")
    #expect(folder.text("target") == "after")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "link") == "target")
  }

  @Test func `a replaced file keeps its mode`() throws {
    try folder.write("before", to: "a")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path + "a")
    try AtomicFile.write(Array("after".utf8), to: folder.path + "a")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "a")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `a full disk is an error`() throws {
    let error = #expect(throws: ExportError.self) {
      try FileSystem.write(Array("text".utf8), toSpecial: "/dev/full")
    }
    #expect(error?.reason.contains("No space left") == true)
  }
}
