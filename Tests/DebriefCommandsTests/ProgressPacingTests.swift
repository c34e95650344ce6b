import Testing

@testable import DebriefCommands

struct ProgressPacingTests {
  /// The times at which the progress is shown if something happens every 50 ms for a minute.
  private func times(_ style: ProgressOptions.Style) -> [Duration] {
    var pacing = ProgressPacing(style)
    return (0...1200).map { .milliseconds($0 * 50) }.filter { pacing.isDue(at: $0) }
  }

  @Test func `a line of progress comes every ten seconds`() {
    #expect(times(.plain) == [10, 20, 30, 40, 50, 60].map { .seconds($0) })
  }

  @Test func `a bar moves at most ten times a second`() {
    #expect(times(.bar).count == 600)
  }

  @Test func `where there is to be none, none comes`() {
    #expect(times(.none).isEmpty)
  }

  @Test func `after a long silence, the next event shows the progress once`() {
    var pacing = ProgressPacing(.plain)
    #expect(
      [95, 96, 104, 105].map { pacing.isDue(at: .seconds($0)) } == [true, false, false, true])
  }
}
