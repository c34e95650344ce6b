import Foundation
import Reports
import Testing
import TestSupport

@Suite struct BuiltInPacksTests {
  @Test func `every file of a folder of Templates is built in, byte for byte`() throws {
    let root = ProjectFolder.root.appending(path: "Templates")
    var onDisk: [String: [UInt8]] = [:]
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
    for case let file as URL in files {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
        file.deletingLastPathComponent().lastPathComponent != "Templates"
      else { continue }
      let path = file.pathComponents.suffix(2).joined(separator: "/")
      onDisk[path] = [UInt8](try Data(contentsOf: file))
    }
    var builtIn: [String: [UInt8]] = [:]
    BuiltInPacks().forEachFile { builtIn["\($0)/\($1)"] = Array($2) }
    #expect(builtIn.keys.sorted() == onDisk.keys.sorted())
    for (path, bytes) in onDisk {
      #expect(builtIn[path] == bytes, "\(path) differs")
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func `the templates of the built-in packs use names that there are`(format: OutputFormat) throws {
    let loader = PackLoader()
    #expect(loader.packNames == ["notes"])
    for name in loader.packNames {
      _ = try Renderer(loader.load(name), format: format)
    }
  }
}
