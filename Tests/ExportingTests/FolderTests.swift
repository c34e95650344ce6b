import Foundation
import Synchronization
import Testing
import TestSupport

@testable import Exporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// A folder in which somebody else has put what is not what its name says.
struct FolderTests {
  let outside: TemporaryFolder
  let inside: TemporaryFolder

  init() throws {
    outside = try TemporaryFolder()
    inside = try TemporaryFolder()
    try outside.write("mine", to: "victim")
  }

  private func plant(_ name: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: inside.path + name, withDestinationPath: outside.path + "victim")
  }

  @Test func `a link is never read, appended to, or made anew where it leads`() throws {
    let folder = try inside.opened
    try plant("link")
    #expect(throws: ExportError.self) { try folder.read("link") }
    #expect(throws: ExportError.self) { try folder.append([65], to: "link") }
    #expect(throws: ExportError.self) {
      _ = try OpenFile("link", in: folder, .present, calls: .system)
    }
    #expect(throws: ExportError.self) {
      _ = try OpenFile("link", in: folder, .reading, calls: .system)
    }
    #expect(folder.size(of: "link") == nil)
    #expect(folder.entry("link")?.kind == .link)
    try OpenFile("link", in: folder, .new, calls: .system).append([65])
    #expect(inside.text("link") == "A")
    #expect(outside.text("victim") == "mine")
  }

  @Test func `names are listed by their beginning`() throws {
    for name in ["ab", "abc", "a", "ba", ".ab"] { try inside.write("", to: name) }
    let folder = try inside.opened
    #expect(try folder.names(startingWith: "ab").sorted() == ["ab", "abc"])
    #expect(try folder.names(startingWith: ".") == [".ab"])
    #expect(try folder.names().sorted() == [".ab", "a", "ab", "abc", "ba"])
  }

  @Test func `a folder that is a link is neither opened nor cleared`() throws {
    let folder = try inside.opened
    try FileManager.default.createSymbolicLink(
      atPath: inside.path + ".debrief-export", withDestinationPath: outside.path)
    #expect(throws: ExportError.self) { try folder.removeFolder(".debrief-export") }
    #expect(throws: ExportError.self) { try folder.folder(".debrief-export", isMade: true) }
    let error = #expect(throws: ExportError.self) {
      try OutputFolder(folder, calls: .system, keeping: nil)
    }
    #expect(error?.kind == .badInput)
    #expect(error?.reason.hasSuffix(".debrief-export is a link, which is not followed") == true)
    #expect(outside.names == ["victim"])
  }

  @Test func `links in a folder that is cleared are removed themselves`() throws {
    try FileManager.default.createDirectory(
      atPath: inside.path + ".debrief-export", withIntermediateDirectories: false)
    try plant(".debrief-export/0")
    let output = try OutputFolder(try inside.opened, calls: .system, keeping: nil)
    try output.put([("note.md", .bytes(Array("new".utf8)))])
    try output.clear(keeping: nil)
    #expect(inside.names == ["note.md"])
    #expect(outside.text("victim") == "mine")
  }

  @Test func `the folder itself may be reached by a link`() throws {
    let path = outside.path + "link"
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: inside.path)
    let folder = try Folder(making: path)
    try AtomicFile.write([65], in: folder, name: "a")
    #expect(inside.text("a") == "A")
  }

  @Test func `a pipe is refused at once`() throws {
    let folder = try inside.opened
    #expect(mkfifo(inside.path + "pipe", 0o600) == 0)
    #expect(throws: ExportError.self) { try folder.read("pipe") }
    #expect(throws: ExportError.self) { try folder.append([65], to: "pipe") }
    #expect(throws: ExportError.self) { try AtomicFile.write([65], in: folder, name: "pipe") }
    let error = #expect(throws: ExportError.self) {
      _ = try OpenFile("pipe", in: folder, .present, calls: .system)
    }
    #expect(error?.reason.contains("is a pipe, a socket or a device") == true)
  }

  @Test func `what is appended to a file goes to no other name of it`() throws {
    let folder = try inside.opened
    #expect(link(outside.path + "victim", inside.path + "a") == 0)
    try folder.append(Array(", yours".utf8), to: "a")
    #expect(inside.text("a") == "mine, yours")
    #expect(outside.text("victim") == "mine")
  }

  @Test(arguments: ["link", "hard link", "pipe", "folder"])
  func `a lock that is something else is refused`(kind: String) throws {
    let path = inside.path + FolderLock.fileName
    switch kind {
    case "link": try plant(FolderLock.fileName)
    case "hard link": #expect(link(outside.path + "victim", path) == 0)
    case "pipe": #expect(mkfifo(path, 0o600) == 0)
    default: #expect(mkdir(path, 0o700) == 0)
    }
    let folder = try inside.opened
    let error = #expect(throws: ExportError.self) {
      _ = try FolderLock(folder, command: "testing")
    }
    #expect(error?.kind == .badInput)
    #expect(outside.text("victim") == "mine")
  }

  @Test func `a file system without locks is not told as another debrief`() throws {
    var calls = FileCalls.system
    calls.lock = { _ in
      errno = ENOLCK
      return -1
    }
    let folder = try inside.opened
    let error = #expect(throws: ExportError.self) {
      _ = try FolderLock(folder, command: "testing", calls: calls)
    }
    #expect(error?.reason.contains("files cannot be locked on this file system") == true)
    #expect(error?.reason.contains("another debrief") == false)
  }

  @Test func `files that are moved together need one sync of each folder`() throws {
    let folder = try inside.opened
    let syncs = Mutex(0)
    var calls = FileCalls.system
    calls.sync = { descriptor in
      syncs.withLock { $0 += 1 }
      return fsync(descriptor)
    }
    func move(_ moves: [(String, String)]) throws -> Int {
      syncs.withLock { $0 = 0 }
      try folder.move(moves.map { FormerNote(name: $0.0, newName: $0.1) }, calls)
      return syncs.withLock { $0 }
    }
    for number in 1...50 { try inside.write("\(number)", to: "a\(number).md") }
    #expect(try move((1...50).map { ("a\($0).md", "b\($0).md") }) == 1)
    // The new folder when it is made, then the two.
    #expect(try move((1...50).map { ("b\($0).md", "c/\($0).md") }) == 3)
    #expect(try move((1...50).map { ("c/\($0).md", "d\($0).md") }) == 3)
    #expect(inside.names.count == 50)
    #expect(inside.text("d7.md") == "7")
  }
}
