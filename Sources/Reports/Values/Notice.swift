internal import MeetingModel
internal import Mustache

/// A notice to read before the notes: that they are incomplete, and why.
struct Notice: Sendable {
  /// The kind of notice.
  ///
  /// It is `failed`, `running`, `unknown_status`, `unstructured_transcript`, `only_summary`, or the
  /// name of a ``Readiness``.
  let kind: String
  /// The notice as text, without a full stop.
  let text: String

  static let table = ValueTable<Notice>([
    .token("kind") { notice, _ in notice.kind },
    .text(".") { notice, _ in notice.text },
    .text("text") { notice, _ in notice.text },
  ])

  /// The notices of a meeting that concern the parts shown.
  static func notices(of meeting: Meeting, in context: ValueContext) -> [Notice] {
    var kinds: [String] = []
    switch meeting.status {
    case .completed: break
    case .failed: kinds.append("failed")
    case .running: kinds.append("running")
    case .unknown: kinds.append("unknown_status")
    }
    for readiness in meeting.readiness {
      switch readiness {
      case .noInsights where meeting.insights?.summary != nil && context.shows(.insights):
        // The summary of a webhook stands beside the insights.
        kinds.append("only_summary")
      case .noTranscript where context.shows(.transcript),
        .noInsights where context.shows(.insights),
        .placeholderInsights where context.shows(.insights):
        kinds.append(readiness.rawValue)
      // A meeting without questions is not incomplete.
      case .noTranscript, .noInsights, .placeholderInsights, .fallbackQuestions: break
      }
    }
    if meeting.transcript?.form == .unstructured, context.shows(.transcript) {
      kinds.append("unstructured_transcript")
    }
    return kinds.map {
      let label = $0 == "unknown_status" && meeting.status.name.isBlank ? "no_status" : $0
      return Notice(
        kind: $0,
        text: context.labels.filled("notice_\(label)", ["status": meeting.status.name]))
    }
  }
}
