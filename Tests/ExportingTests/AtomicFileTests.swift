import Foundation
import Testing
import TestSupport

@testable import Exporting

struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `nothing is there until the file is complete`() throws {
    var file = try AtomicFile(in: folder.opened, name: "a")
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
      let file = try AtomicFile(in: folder.opened, name: "a")
      try file.append(Array("after".utf8))
    }
    #expect(folder.names == ["a"])
    #expect(folder.text("a") == "before")
  }

  @Test func `a link is replaced itself, and what it leads to stays`() throws {
    try folder.write("before", to: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "link", withDestinationPath: "target")
    try AtomicFile.write(Array("after".utf8), in: folder.opened, name: "link")
    #expect(folder.text("target") == "before")
    #expect(folder.text("link") == "after")
    #expect(folder.names == ["link", "target"])
  }

  @Test func `another name of the replaced file keeps what it had`() throws {
    try folder.write("before", to: "a")
    try FileManager.default.linkItem(atPath: folder.path + "a", toPath: folder.path + "b")
    try AtomicFile.write(Array("after".utf8), in: folder.opened, name: "a")
    #expect(folder.text("a") == "after")
    #expect(folder.text("b") == "before")
  }

  @Test func `a name that leads out of the folder is refused`() throws {
    for name in ["../a", "/tmp/a", "b/../a", "..", ".", "", "a\0b"] {
      #expect(throws: ExportError.self) {
        try AtomicFile.write([], in: folder.opened, name: name)
      }
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a replaced file keeps its mode`() throws {
    try folder.write("before", to: "a")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path + "a")
    try AtomicFile.write(Array("after".utf8), in: folder.opened, name: "a")
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
