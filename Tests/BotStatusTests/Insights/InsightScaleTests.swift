import BotStatus
import JSONDocument
import MeetingModel
import Testing

/// Scales of scores that stand beside them or follow from them.
@Suite struct InsightScaleTests: InsightSuite {
  @Test(arguments: ["\"1-5\"", "5", "\"5\"", "\"1 – 5\"", "\"out of 5\"", "\"/5\""])
  func `a scale beside the scores is theirs, and no section`(scale: String) throws {
    let insights = try insights(
      #"{"overall_score":4,"score_scale":\#(scale),"competency_scores":{"a":3,"b":{"score":7,"max":10}}}"#
    )
    #expect(insights.overallScore?.highest == 5)
    #expect(insights.competencies.map(\.score?.highest) == [5, 10])
    #expect(insights.sections.isEmpty)
  }

  @Test(
    arguments: [
      (#""overall_score":8,"score_scale":"1-5""#, 10), (#""overall_score":"4/10","scale":5"#, 10),
      (#""overall_score":4,"score_scale":"good to bad""#, 10),
    ] as [(String, Double)])
  func `a scale that is not theirs is a section`(source: String, highest: Double) throws {
    let insights = try insights("{\(source)}")
    #expect(insights.overallScore?.highest == highest)
    #expect(insights.sections.count == 1)
  }

  @Test func `fractions are out of 1 where all scores can be`() throws {
    let fractions = try insights(
      #"{"overall_score":0.85,"competency_scores":{"a":0.9,"b":1,"c":"90%"}}"#)
    #expect(fractions.overallScore?.highest == 1)
    #expect(fractions.competencies.map(\.score?.highest) == [1, 1, 100])
    for source in [
      #""overall_score":8,"competency_scores":{"a":0.9,"b":0.7}"#,
      #""competency_scores":{"a":0.5,"b":7}"#, #""competency_scores":{"a":1,"b":1}"#,
      #""competency_scores":{"a":"0.5/10","b":0.7}"#,
    ] {
      let insights = try insights("{\(source)}")
      #expect(insights.competencies.allSatisfy { $0.score?.highest == 10 }, "\(source)")
    }
  }

  @Test(arguments: [
    ("7.5 - Good fit", "7.5", "Good fit"), ("8/10: strong", "8", "strong"),
    ("8 (good)", "8", "good"),
    ("80% – fine", "80", "fine"), ("**8** - clear", "8", "clear"), ("**8 - clear**", "8", "clear"),
  ])
  func `what is said beside a score stays`(value: String, number: String, note: String) throws {
    let overall = try insights(#"{"overall_score":"\#(value)"}"#)
    #expect(overall.overallScore?.number.spelling == number)
    #expect(overall.sections.map(\.value) == [text(note)])
    let competency = try insights(#"{"competency_scores":{"a":"\#(value)"}}"#).competencies[0]
    #expect(competency.score?.number.spelling == number)
    #expect(competency.notes == text(note))
  }

  @Test(arguments: ["7 - 8", "2026 - good", "8 of many", "7 (of 9) ok", "good - 8", "8 - "])
  func `other texts are no scores`(value: String) throws {
    #expect(try insights(#"{"overall_score":"\#(value)"}"#).overallScore == nil)
  }
}
