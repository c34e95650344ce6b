internal import Archive
internal import MeetingModel
internal import Permits
internal import Reports

extension Exporter {
  /// Renders a bot from its answer in the archive.
  func renderedFromArchive(
    _ item: WorkItem, _ renderings: Permits, _ recorder: Recorder
  ) async throws -> RenderedMeeting? {
    guard !item.formats.isEmpty else { return nil }
    return try await renderings.withPermit {
      guard let (bot, answer) = try await recorder.answer(at: item.bot.position) else {
        return nil
      }
      return try await rendering.rendered(answer, of: bot, formats: item.formats)
    }
  }

  /// Writes the file of all lines anew, where something in its middle came late or has changed.
  func rewriteLines(_ recorder: Recorder) async throws {
    guard try await recorder.beginRewriting() else { return }
    var number: Int64 = 1
    while let lines = try await recorder.linesToRewrite(number) {
      var rest = lines[...]
      while !rest.isEmpty {
        try Task.checkCancellation()
        let part = Array(rest.prefix(32))
        rest = rest.dropFirst(part.count)
        try await recorder.rewrite(part, rendered: try await rendered(part, recorder))
      }
      if !lines.isEmpty { try await recorder.endSegment(number) }
      number += 1
    }
    try await recorder.finishRewriting()
  }

  /// Makes anew the lines of which that is needed, several at once.
  private func rendered(
    _ lines: [ArchivedLine], _ recorder: Recorder
  ) async throws -> [Int64: RenderedOutput] {
    try await withThrowingTaskGroup(of: (Int64, RenderedOutput)?.self) { group in
      for line in lines where await recorder.mustRender(line) {
        group.addTask {
          guard let (bot, answer) = try await recorder.answer(at: line.position) else {
            return nil
          }
          let meeting = try await rendering.rendered(answer, of: bot, formats: [.jsonLines])
          return meeting.outputs.first.map { (line.position, $0) }
        }
      }
      var outputs: [Int64: RenderedOutput] = [:]
      for try await case let (position, output)? in group { outputs[position] = output }
      return outputs
    }
  }
}
