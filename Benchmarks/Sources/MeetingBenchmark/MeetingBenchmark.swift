import BotStatus
import CCmark
import Evidence
import Foundation
import MeetingModel
import Reports

/// Takes apart what a meeting costs: reading it, finding evidence, and writing each format; against
/// the time in which libcmark turns the same Markdown into HTML, which is most of what the least
/// program would take that does the job.
///
///     swift run -c release MeetingBenchmark FOLDER
///
/// The folder holds answers of the service (`*.json`); without one, the sample meetings are taken.
@main
struct MeetingBenchmark {
  private static let rounds = 30

  static func main() throws {
    let inputs = try answers()
    let reader = BotStatusReader()
    let pack = try PackLoader().load(PackLoader.rootPackName)
    let renderers = try [OutputFormat.markdown, .html, .jsonLines].map {
      try Renderer(pack, format: $0)
    }

    var shortest: [(stage: String, time: Duration)] = []
    func note(_ stage: String, _ index: Int, _ work: () throws -> Void) rethrows {
      let time = try ContinuousClock().measure(work)
      if index == shortest.count { shortest.append((stage, time)) }
      shortest[index].time = min(shortest[index].time, time)
    }

    // The stages take turns, so that whatever else the machine does hits all of them.
    for _ in 0..<rounds {
      var meetings: [Meeting] = []
      try note("read", 0) { meetings = try inputs.map { try reader.meeting(in: $0) } }
      note("find evidence", 1) { for index in meetings.indices { meetings[index].findEvidence() } }
      var markdown: [[UInt8]] = []
      for (index, renderer) in renderers.enumerated() {
        var output: [UInt8] = []
        try note("write \(renderer.format.rawValue)", 2 + index) {
          for meeting in meetings {
            output.removeAll(keepingCapacity: true)
            try renderer.render(meeting, into: &output)
            if renderer.format == .markdown { markdown.append(output) }
          }
        }
      }
      note("libcmark, Markdown to HTML", 2 + renderers.count) {
        for text in markdown { free(html(of: text)) }
      }
    }

    let floor = shortest[shortest.count - 1].time
    let size = inputs.reduce(0) { $0 + $1.count } / inputs.count
    print("\(inputs.count) meetings of \(size / 1000) KB on average; each, and against libcmark:")
    for (stage, time) in shortest {
      let microseconds = Int(time / inputs.count / .microseconds(1))
      let ratio = Int((time / floor * 100).rounded())
      print("  \(stage): \(microseconds) µs, \(ratio / 100).\(ratio % 100 / 10)\(ratio % 10)")
    }
  }

  private static func html(of markdown: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    markdown.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_markdown_to_html($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  private static func answers() throws -> [[UInt8]] {
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/CSamples/Meetings")
    let folder = CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) } ?? samples
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
      .map { Array(try Data(contentsOf: $0)) }
  }
}
