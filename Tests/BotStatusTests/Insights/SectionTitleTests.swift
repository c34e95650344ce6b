import MeetingModel
import Testing

@testable import BotStatus

@Suite struct SectionTitleTests {
  @Test(arguments: [
    ("next_quarter_risks", "Next quarter risks"), ("nextQuarterRisks", "Next quarter risks"),
    ("NextQuarterRisks", "Next quarter risks"), ("next-quarter-risks", "Next quarter risks"),
    ("NEXT_QUARTER_RISKS", "Next quarter risks"), ("SUMMARY", "Summary"), ("FAQ", "FAQ"),
    ("faq", "FAQ"), ("crm_record", "CRM record"), ("sales_kpis", "Sales KPIs"),
    ("saas_url", "SaaS URL"),
    ("CRM_RECORD", "CRM record"), ("identity", "Identity"), ("how_it_helps_us", "How it helps us"),
    ("NPS_score", "NPS score"), ("budgetUSD", "Budget USD"),
    ("USDBudget", "USDBudget"), ("budget_usd", "Budget USD"), ("q3_goals", "Q3 goals"),
    ("step2Details", "Step2 details"), ("größe_x", "Größe x"), ("éclair", "Éclair"),
    ("__proto__", "Proto"), ("a__b", "A b"), ("次の手順", "次の手順"),
    ("Next quarter", "Next quarter"), ("what went well?", "what went well?"), ("a.b_c", "a.b_c"),
    ("<b>x_y</b>", "<b>x_y</b>"), ("___", "___"), ("ßx", "ßx"), ("2024_plan", "2024 plan"),
  ])
  func `a key becomes a title, and prose stays as it is`(key: String, title: String) {
    #expect(SectionTitle.title(of: key) == title)
  }

  @Test(arguments: [
    "GitHub", "JavaScript", "KPIs", "OKRs", "APIs", "PostgreSQL", "LinkedIn", "macOS", "iPhone",
    "PhD", "SaaS", "B2B", "FY2025", "McKay", "YouTube", "OAuth", "IPv6", "ßÜber", "SaaSMetrics",
  ])
  func `a name in mixed case stays as it is`(name: String) {
    #expect(SectionTitle.title(of: name) == name)
  }

  @Test(arguments: [
    ("topKPIs", "Top KPIs"), ("top_KPIs", "Top KPIs"), ("GitHub_stars", "GitHub stars"),
    ("iOS_bugs", "iOS bugs"), ("macOS_bugs", "macOS bugs"), ("Ann_Lee", "Ann Lee"),
    ("NextQuarterKPIs", "Next quarter KPIs"), ("next_quarterRisks", "Next quarter risks"),
    ("ß_x", "ß x"), ("ÖPNV_pläne", "ÖPNV pläne"), ("aQuarterRisks", "A quarter risks"),
  ])
  func `only certain identifiers are taken apart, with their acronyms whole`(
    key: String, title: String
  ) {
    #expect(SectionTitle.title(of: key) == title)
  }

  @Test(arguments: [
    ("Action Items:", "action_items"), ("next steps： ", "next_steps"), ("KPIs", "kpis"),
    ("nextSteps", "next_steps"),
  ])
  func `a key in snake case has no colon at its end`(key: String, snakeCase: String) {
    #expect(SectionTitle.snakeCase(key) == snakeCase)
  }

  @Test(arguments: [
    "Jean-Luc", "Anne-Marie", "COVID-19", "ISO-27001", "GPT-4", "E-Mail-Kommunikation",
    "Savoir-être",
    "2026-03-06", "Q1-2026", "5-star", "10-15", "X-Ray", "mcDonald", "NEXT-QUARTER", "-", "A-",
    "T-shirt",
  ])
  func `a hyphen in a name, a date or a number stays`(key: String) {
    #expect(SectionTitle.title(of: key) == key)
  }

  @Test(arguments: [
    ("some-key", "Some key"), ("follow-up_call", "Follow up call"), ("savoir-être", "Savoir-être"),
    ("section-2", "Section-2"), ("COVID-19_CASES", "COVID-19 cases"),
    ("talk_Jean-Luc", "Talk Jean-Luc"),
  ])
  func `a hyphen parts the words of a lower-case identifier alone`(key: String, title: String) {
    #expect(SectionTitle.title(of: key) == title)
  }

  @Test func `the name of a speaker is a title as it is`() throws {
    let text = #"""
      {"status":"completed","bot_id":"\#(Fixture.botID)","transcript":"SPEAKER_01: Hi.\nmaraQuist: Hello.",
      "insights":{"talk":{"SPEAKER_01":"18%","maraQuist":"2%","user_two":"1%"},
      "competency_scores":{"SPEAKER_01":8},"rows":[{"SPEAKER_01":1,"b":2},{"SPEAKER_01":3,"b":4}]}}
      """#
    let insights = try #require(try BotStatusReader().meeting(in: Array(text.utf8)).insights)
    guard case .sections(let talk)? = insights.sections.first?.value,
      case .table(let table)? = insights.sections.last?.value
    else {
      Issue.record("the sections are others")
      return
    }
    #expect(talk.map(\.title) == ["SPEAKER_01", "maraQuist", "User two"])
    #expect(table.columns == ["SPEAKER_01", "B"])
    #expect(insights.competencies.map(\.name) == ["SPEAKER_01"])
  }

  @Test func `a key without a character has a title nevertheless`() {
    #expect(SectionTitle.title(of: "") == "Untitled")
    #expect(SectionTitle.title(of: " \n") == "Untitled")
  }
}
