internal import Exporting
internal import MeetingModel

extension Console {
  /// Warns of a name by which meetings are chosen and that occurs in none.
  func sayUnmatched(_ name: TopicName, _ suggestion: String) {
    say(
      .warning,
      (name.kind == .person ? "nobody is called" : "no room is called")
        + " \"\(name.text)\" in any meeting\(suggestion)",
      fields: [("event", "name_not_found"), ("name", name.text)])
  }

  /// Tells what is unusual in an archive that is listed or searched.
  ///
  /// - Parameter lack: What happens to meetings that cannot be read, such as `listed without names`.
  func say(_ findings: CatalogueFindings, of path: String, lack: String) {
    if findings.unreadCount > 0 {
      let count = findings.unreadCount
      say(
        .warning,
        "\(path): the archive cannot be written, so \(count) meeting\(count == 1 ? "" : "s") that it"
          + " has not catalogued \(count == 1 ? "is" : "are") \(lack)",
        fields: [("event", "not_catalogued"), ("count", "\(count)")])
    }
    if let first = findings.damaged.first {
      let count = findings.damaged.count
      say(
        .warning,
        count == 1
          ? "bot \(first): its answer in the archive is damaged, so it is \(lack)"
          : "\(count) answers in the archive are damaged, such as that of bot \(first), so they are"
            + " \(lack)",
        fields: [("event", "damaged_answer"), ("count", "\(count)"), ("bot_id", first.text)])
    }
  }

  /// Shows the progress of reading an archive now and then.
  ///
  /// - Parameters:
  ///   - what: What is being done, such as `indexing`.
  ///   - body: Gets a function that takes the number of answers done, and of all.
  func withProgress<Result>(
    _ what: String, _ body: ((_ done: Int, _ total: Int) -> Void) async throws -> Result
  ) async throws -> Result {
    let start = ContinuousClock.now
    var pacing = ProgressPacing(verbosity > .quiet ? isTerminal && !isJSON ? .bar : .plain : .none)
    var hasShown = false
    defer { if hasShown { endProgress() } }
    return try await body { done, total in
      guard pacing.isDue(at: ContinuousClock.now - start), done < total else { return }
      hasShown = true
      progress("\(what): \(done) of \(total) meetings")
    }
  }
}
