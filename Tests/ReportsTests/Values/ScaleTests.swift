import BotStatus
import JSONDocument
import MeetingModel
import Reports
import Testing

/// Scores on scales that a service states.
@Suite struct ScaleTests {
  private func page(_ insights: String) throws -> String {
    let answer = #"{"status":"completed","transcript":"A: b","insights":\#(insights)}"#
    let meeting = try BotStatusReader().meeting(from: JSONParser.parse(answer))
    return try Renderer(PackLoader().load("notes"), format: .html).text(meeting)
  }

  @Test func `a scale of any size is drawn`() throws {
    let text = try page(#"{"competency_scores":{"D":{"score":1e307,"max_score":1e308}}}"#)
    #expect(text.contains("width=\"10%\""))
  }

  @Test func `a score that states its scale keeps it`() throws {
    let text = try page(#"{"competency_scores":{"D":{"score":"8/10","max_score":100}}}"#)
    #expect(text.contains("width=\"80%\""))
  }
}
