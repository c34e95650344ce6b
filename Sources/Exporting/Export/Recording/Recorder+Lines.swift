internal import Archive
internal import MeetingModel
internal import ResourceLimits
internal import Reports

/// The file of all lines: appended to while bots arrive, and rewritten in the end if necessary.
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

  func removeEmptyLines() throws {
    try lines?.removeIfEmpty()
  }

  /// Rewrites the file, if something in its middle arrived late or has changed.
  ///
  /// - Parameter render: Renders a line again; nil if it gets none.
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

  /// The number of lines to render concurrently next: few if they are large.
  private static func partLength(of lines: ArraySlice<ArchivedLine>) -> Int {
    var size = 0
    let length = lines.prefix(32).prefix { line in
      // The size of a line that does not exist yet is unknown.
      let (sum, isOver) = size.addingReportingOverflow(line.size ?? 1 << 19)
      size = sum
      return !isOver && sum <= 16 << 20
    }.count
    return max(length, 1)
  }

  /// Renders lines again, several concurrently.
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
