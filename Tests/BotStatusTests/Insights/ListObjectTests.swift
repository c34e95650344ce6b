import JSONDocument
import MeetingModel
import Testing

@testable import BotStatus

/// Objects in the place of lists, and tables whose rows are lists.
@Suite struct ListObjectTests: InsightSuite {
  private func section(_ key: String, _ title: String, _ value: InsightValue) -> InsightValue {
    .sections([InsightSection(key: key, title: title, value: value)])
  }

  @Test func `an object in a list is an item for each member`() throws {
    let insights = try insights(
      #"{"topics":{"pumps":"Two.","Crane":["later","big"],"x":null},"strengths":{"technical":{"score":8}}}"#
    )
    #expect(
      insights.topics == [
        section("pumps", "Pumps", text("Two.")),
        section("Crane", "Crane", .list([text("later"), text("big")])),
      ])
    #expect(
      insights.strengths
        == [section("technical", "Technical", section("score", "Score", .number("8")))])
  }

  @Test(arguments: ["step", "Title", "description", "owner"])
  func `an object with the fields of one item is one`(key: String) throws {
    let insights = try insights(#"{"next_steps":{"\#(key)":"Call","when":"Friday"}}"#)
    #expect(insights.nextSteps.count == 1)
  }

  private var table: InsightTable {
    InsightTable(
      columns: ["Task", "R", "A"],
      rows: [
        [text("Order"), text("Odd"), text("Mara")], [text("Crane"), .nothing, text("Mara")],
        [text("Hall"), text("Ann"), .nothing],
      ])
  }

  @Test(arguments: [
    ("headers", "rows"), ("columns", "data"), ("header", "body"), ("columnNames", "values"),
  ])
  func `titles and rows are a table`(titles: String, rows: String) throws {
    let insights = try insights(
      #"{"raci":{"\#(titles)":["Task","R","A"],"\#(rows)":[["Order","Odd","Mara"],["Crane","","Mara"],["Hall","Ann"]]}}"#
    )
    #expect(insights.sections.map(\.value) == [.table(table)])
  }

  @Test func `lists of equal length below titles are a table`() throws {
    let rows = #"[["Task","R","A"],["Order","Odd","Mara"],["Crane","","Mara"],["Hall","Ann",null]]"#
    #expect(try insights(#"{"raci":\#(rows)}"#).sections.map(\.value) == [.table(table)])
    #expect(try insights(#"{"topics":\#(rows)}"#).topics == [.table(table)])
  }

  @Test func `a corner without a title is empty`() throws {
    let insights = try insights(#"{"grid":[["","A"],["x",1],["y",2]]}"#)
    guard case .table(let table)? = insights.sections.first?.value else {
      Issue.record("it is no table")
      return
    }
    #expect(table.columns == ["", "A"])
  }

  @Test(arguments: [
    #"[["Mara","paint"],["Odd","cake"]]"#, #"[["a","b"],["c","d"],["e"]]"#,
    #"[["a",1],["b",2],["c",3]]"#, #"[["a","a"],["b","c"],["d","e"]]"#, #"[["a"],["b"],["c"]]"#,
    #"{"headers":["a","b"],"rows":[["x","y","z"]]}"#, #"{"headers":["a","b"],"rows":["x"]}"#,
    #"{"headers":["a",1],"rows":[["x","y"],["x","y"]]}"#, #"{"headers":["a","b"],"rows":[]}"#,
    #"{"headers":["a","b"],"rows":[["x","y"],["x","y"]],"note":"n"}"#,
  ])
  func `other lists and objects are no tables`(source: String) throws {
    for section in try insights(#"{"x":\#(source)}"#).sections {
      if case .table = section.value { Issue.record("\(source)") }
    }
  }

  @Test func `titles that are many or long are none, since each row would repeat them`() throws {
    let long = String(repeating: "x", count: 61)
    let many = (1...33).map { #""t\#($0)""# }.joined(separator: ",")
    for titles in [#""a","\#(long)""#, many] {
      let insights = try insights(#"{"x":{"headers":[\#(titles)],"rows":[["y"],["z"]]}}"#)
      guard case .sections? = insights.sections.first?.value else {
        Issue.record("\(titles)")
        continue
      }
    }
  }

  @Test func `rows that fit no table are objects with their titles`() throws {
    let titles = (1...9).map { #""t\#($0)""# }.joined(separator: ",")
    let row = (1...9).map { _ in "1" }.joined(separator: ",")
    let insights = try insights(#"{"x":{"headers":[\#(titles)],"rows":[[\#(row)],[\#(row)]]}}"#)
    guard case .list(let items)? = insights.sections.first?.value,
      case .sections(let members)? = items.first
    else {
      Issue.record("it is no list of objects")
      return
    }
    #expect(items.count == 2)
    #expect(members.map(\.key) == (1...9).map { "t\($0)" })
  }

  @Test(arguments: [
    #"[["2026-03-01","Kick-off"],["2026-04-01","Pilot"],["2026-05-01","Launch"]]"#,
    #"[["Odd","Mara"],["Ann","Bo"],["Kari","Per"]]"#, #"[["a","1 owner"],["b","c"],["d","e"]]"#,
  ])
  func `lists without a row of titles are no table`(value: String) throws {
    let section = try #require(try insights(#"{"milestones":\#(value)}"#).sections.first)
    if case .table = section.value { Issue.record("\(section)") }
    #expect(
      "\(section.value)".contains(
        value.contains("Odd") ? "Odd" : value.contains("2026") ? "Kick-off" : "owner"))
  }
}
