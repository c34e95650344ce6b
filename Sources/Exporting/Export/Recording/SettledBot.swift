internal import Archive
internal import MeetingModel
internal import ResourceLimits

/// A bot on its way into the archive and the folder.
struct SettledBot: Sendable {
  /// What the archive knew of it.
  let bot: ArchivedBot
  /// What came of asking about it; nil where its answer is from the archive.
  var outcome: ArchivedOutcome?
  /// Why it failed; nil if it did not.
  var failure: ExportError?
  /// What it was rendered to; nil where nothing is to be written.
  var meeting: RenderedMeeting?
  /// What was odd in the way its answer came.
  var warnings: [Warning] = []
  /// Whether the service was asked about it.
  var wasAsked = false
  /// Whether it was counted as waiting before.
  var wasWaiting = false
  /// The room in memory that was taken for its answer.
  var reservation: ByteReservation?
  /// Whether it has completed without transcript or insights.
  var isIncomplete = false
  /// Whether the export was stopped before its new answer could be rendered.
  var isUnrendered = false

  /// Whether its answer is another one than the archive knew.
  var hasNewAnswer: Bool {
    guard case .answer(let answer)? = outcome?.content else { return false }
    return answer.hash != bot.answerHash
  }

  /// Roughly how many bytes of memory it takes.
  var size: Int {
    guard case .answer(let answer)? = outcome?.content else { return meeting?.size ?? 0 }
    return answer.body.count + (meeting?.size ?? 0)
  }
}
