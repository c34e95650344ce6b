import JSONDocument
import MeetingModel

@testable import BotStatus

extension InsightSuite {
  /// Action items as lines: `owner/due: task {title=value}`.
  func lines(_ value: String, speakers: [String] = []) throws -> [String] {
    try read(value, speakers: speakers).actionItems.map { item in
      let details = item.details.map { " {\($0.title)=\($0.value.leadingText?.source ?? "…")}" }
      let task = item.task.leadingText?.source ?? "…"
      let due = item.due.map { "/" + $0 } ?? ""
      return "\(item.isDone ? "☑ " : "")\(item.owner ?? "")\(due): \(task)\(details.joined())"
    }
  }

  /// The insights with a value as their action items.
  func read(_ value: String, speakers: [String] = []) throws -> Insights {
    let received = try JSONParser.parse(#"{"action_items":\#(value)}"#)
    return InsightsReader(received, speakers: speakers, warnings: WarningCollector()).insights
  }
}
