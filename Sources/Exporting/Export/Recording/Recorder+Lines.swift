internal import Archive
internal import MeetingModel
internal import ResourceLimits
internal import Reports

/// The file of all lines: appended to while bots come, and written anew in the end where that is
/// needed.
extension Recorder {
  /// Prepares to append to the file.
  func prepareLines() throws {
    try archived { try lines?.prepare() }
  }

  /// Ends appending.
  func finishLines() throws {
    guard lines?.firstNew != nil else { return }
    try flush()
    try archived { try lines?.finish() }
  }

  /// Removes the file where there is no line.
  func removeEmptyLines() throws {
    try lines?.removeIfEmpty()
  }

  /// Writes the file anew, where something in its middle came late or has changed.
  ///
  /// - Parameter render: Makes a line anew; nil where it gets none.
  func rewriteLines(
    _ render: @escaping @Sendable (ArchivedLine) async throws -> RenderedOutput?
  ) async throws {
    guard let lines, try archived({ try lines.beginRewriting() }) else { return }
    var number: Int64 = 1
    segments: while true {
      switch try archived({ try lines.beginSegment(number) }) {
      case .end: break segments
      case .done: break
      case .lines(let all):
        var rest = all[...]
        while !rest.isEmpty {
          try Task.checkCancellation()
          let part = Array(rest.prefix(Self.partLength(of: rest)))
          rest = rest.dropFirst(part.count)
          let rendered = try await rendered(part.filter { lines.mustRender($0) }, render)
          try archived { try lines.rewrite(part, rendered: rendered) }
        }
        try archived { try lines.endSegment(number) }
      }
      number += 1
    }
    try archived { try lines.finishRewriting() }
  }

  /// How many of the next lines are made at the same time: few where they are large.
  private static func partLength(of lines: ArraySlice<ArchivedLine>) -> Int {
    var size = 0
    let length = lines.prefix(32).prefix { line in
      // Of a line that is not there yet, nothing is known.
      let (sum, isOver) = size.addingReportingOverflow(line.size ?? 1 << 19)
      size = sum
      return !isOver && sum <= 16 << 20
    }.count
    return max(length, 1)
  }

  /// Makes lines anew, several at once.
  private func rendered(
    _ lines: [ArchivedLine],
    _ render: @escaping @Sendable (ArchivedLine) async throws -> RenderedOutput?
  ) async throws -> [Int64: RenderedOutput] {
    try await withThrowingTaskGroup(of: (Int64, RenderedOutput)?.self) { group in
      for line in lines {
        group.addTask { try await render(line).map { (line.position, $0) } }
      }
      var outputs: [Int64: RenderedOutput] = [:]
      for try await case let (position, output)? in group { outputs[position] = output }
      return outputs
    }
  }
}
