internal import Exporting
internal import MeetingModel

/// Runs a pipeline, says what happens, and gives the exit code.
struct RenderReport {
  let console: Console

  func run(_ pipeline: RenderPipeline, over inputs: some Sequence<Input>) async -> ExitStatus {
    do {
      let summary = try await pipeline.run(over: inputs) { say($0) }
      guard let first = summary.failures.first else { return .done }
      return summary.succeeded > 0 ? .partlyFailed : ExitStatus.status(of: first)
    } catch {
      return ExitStatus(saying: error, on: console)
    }
  }

  private func say(_ event: RenderEvent) {
    switch event {
    case .warning(let meeting, let warning):
      let place = warning.path.map { " (at \($0))" } ?? ""
      console.say(
        .warning, "\(meeting): \(warning.message)\(place)", fields: [("meeting", meeting)])
    case .written(let path):
      console.say(.info, "wrote \(path)", fields: [("path", path)])
    case .unchanged(let path):
      console.say(.debug, "\(path) is unchanged", fields: [("path", path)])
    case .kept(let path, let newPath):
      console.say(
        .warning,
        "\(path) was edited since it was written and is kept; the new text is in \(newPath)"
          + " (--force overwrites)",
        fields: [("path", path), ("new_path", newPath)])
    case .keptAsBefore(let path):
      console.say(
        .warning,
        "\(path) was edited since it was written and is kept; its text is not new"
          + " (--force overwrites)",
        fields: [("path", path)])
    case .keptUnderOldName(let path, let newPath):
      console.say(
        .warning,
        "\(path) was edited since it was written and is kept; the note is \(newPath) now",
        fields: [("path", path), ("new_path", newPath)])
    case .failed(let error):
      console.say(.error, error.description)
    }
  }
}
