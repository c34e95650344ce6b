internal import Archive
internal import MeetingModel
internal import PailFlow
internal import Reports
internal import ResourceLimits

extension Exporter {
  /// Renders a bot from its answer in the archive.
  ///
  /// A bot whose answer is damaged fails alone, unless it has failed already.
  func renderFromArchive(
    _ item: WorkItem, _ renderings: WeightedSemaphore, _ recorder: Recorder,
    into settled: inout SettledBot
  ) async throws {
    guard !item.formats.isEmpty else { return }
    do {
      settled.meeting = try await renderings.withPermit {
        guard let (bot, answer) = try await recorder.answer(at: item.bot.position) else {
          throw ExportError(.badInput, "bot \(item.bot.id.text): its answer is not in the archive")
        }
        return try await rendering.rendered(answer, of: bot, formats: item.formats)
      }
    } catch let error as ExportError where error.kind == .badInput {
      fail(&settled, damagedBy: error)
    }
  }

  /// Fails a bot whose answer in the archive cannot be read, unless it has failed already.
  func fail(_ settled: inout SettledBot, damagedBy error: ExportError) {
    guard settled.failure == nil else { return }
    settled.failure = ExportError(
      .badInput, error.reason, hint: refreshAdvice(for: settled.bot.id.text))
    settled.outcome = failure(at: settled.bot.position, error)
  }

  private func failure(at position: Int64, _ error: ExportError) -> ArchivedOutcome {
    // The same words for all of them: their IDs are told beside the reason.
    let words = error.reason.split(separator: ": ", maxSplits: 1).last.map { String($0) }
    return ArchivedOutcome(
      position: position, time: timing.now(),
      content: .failed(
        kind: "damagedAnswer",
        reason: "\(words ?? error.reason). The next export asks for it again."))
  }

  /// The command that puts a good answer in the place of a damaged one.
  private func refreshAdvice(for id: String) -> String {
    let formats = rendering.templates.map(\.format.rawValue).joined(separator: ",")
    return "put a good one in its place with: debrief export --refresh \(id) -t \(formats)"
      + " -o \(ShellWord.quoted(options.folder.isEmpty ? "." : options.folder))"
      + (options.archivePath.map { " --archive \(ShellWord.quoted($0))" } ?? "")
  }

  /// Writes the file of all lines anew, where something in its middle came late or has changed.
  func rewriteLines(_ recorder: Recorder) async throws {
    guard try await recorder.beginRewriting() else { return }
    var number: Int64 = 1
    while let lines = try await recorder.linesToRewrite(number) {
      var rest = lines[...]
      while !rest.isEmpty {
        try Task.checkCancellation()
        let part = Array(rest.prefix(Self.partLength(of: rest)))
        rest = rest.dropFirst(part.count)
        try await recorder.rewrite(part, rendered: try await rendered(part, recorder))
      }
      if !lines.isEmpty { try await recorder.endSegment(number) }
      number += 1
    }
    try await recorder.finishRewriting()
  }

  /// How many of the next lines are made at the same time: few where they are large.
  private static func partLength(of lines: ArraySlice<ArchivedLine>) -> Int {
    var size = 0
    let length = lines.prefix(32).prefix { line in
      // Of a line that is not there yet, nothing is known.
      let (sum, isOver) = size.addingReportingOverflow(line.size > 0 ? line.size : 1 << 19)
      size = sum
      return !isOver && sum <= 16 << 20
    }.count
    return max(length, 1)
  }

  /// Makes anew the lines of which that is needed, several at once.
  private func rendered(
    _ lines: [ArchivedLine], _ recorder: Recorder
  ) async throws -> [Int64: RenderedOutput] {
    let budget = ByteBudget(Self.answerBytes)
    return try await withThrowingTaskGroup(of: (Int64, RenderedOutput)?.self) { group in
      for line in lines where await recorder.mustRender(line) {
        group.addTask {
          do {
            guard let (bot, answer) = try await recorder.answer(at: line.position) else {
              return nil
            }
            let reservation = try await budget.reserve(answer.size)
            defer { withExtendedLifetime(reservation) {} }
            let meeting = try rendering.meeting(in: answer, of: bot)
            // A line that is there stays, but none is added.
            guard line.size > 0 || meeting.lackInWords(of: options.requirements) == nil else {
              return nil
            }
            let rendered = try await rendering.rendered(meeting, of: bot, formats: [.jsonLines])
            return rendered.outputs.first.map { (line.position, $0) }
          } catch let error as ExportError where error.kind == .badInput {
            // Its old line stays, if there is one.
            let hint = refreshAdvice(for: String(error.reason.dropFirst(4).prefix(36)))
            try await recorder.takeDamage(
              failure(at: line.position, error),
              ExportError(.badInput, error.reason, hint: hint))
            return nil
          }
        }
      }
      var outputs: [Int64: RenderedOutput] = [:]
      for try await case let (position, output)? in group { outputs[position] = output }
      return outputs
    }
  }
}
