import Foundation
import MeetingModel
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

  @Test func `the default pack comes first`() {
    #expect(PackLoader().packNames.first == PackLoader.rootPackName)
  }

  @Test(arguments: PackLoader().packNames.filter { $0 != PackLoader.rootPackName })
  func `a built-in pack writes the rich meeting as its golden file says`(name: String) throws {
    // A page made of Markdown shows nothing of the pack that the Markdown does not.
    let pack = try PackLoader().load(name)
    for format in pack.formats where pack.rootTemplate(for: format) == name {
      let text = try Renderer(TemplatePack.builtIn(name), format: format).text(Sample.rich())
      try GoldenFile.compare(
        text, with: "Tests/ReportsTests/Golden/\(name).\(format.rawValue)")
    }
  }

  @Test(arguments: PackLoader().packNames)
  func `a built-in pack renders a meeting with nothing in it`(name: String) throws {
    let pack = try PackLoader().load(name)
    for format in pack.formats {
      let text = try Renderer(pack, format: format).text(Meeting(status: .completed))
      let isEmpty = format == .subRip || format == .jsonLines && pack.formats.first == .jsonLines
      #expect(text.isEmpty == isEmpty, "\(format)")
    }
  }

  @Test func `a transcript can be without names and times`() throws {
    var options = RenderOptions(variables: ["no_names": "1", "no_times": "1"])
    let pack = try PackLoader().load("transcript")
    let text = try Renderer(pack, format: .markdown, options: options).text(Sample.rich())
    #expect(!text.contains("**Bo_Ek**"))
    #expect(!text.contains("0:04"))
    options.variables["no_times"] = nil
    #expect(
      try Renderer(pack, format: .markdown, options: options).text(Sample.rich()).contains(
        "**0:04**"))
  }
}
