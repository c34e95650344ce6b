internal import MeetingModel
internal import TimeZones

extension Labels {
  /// The title of a part of the insights: in the language, if the program gave it or it is a date.
  func title(of section: InsightSection) -> String {
    let title = section.title
    let name: String? =
      switch title {
      case "Untitled" where section.key.isBlank: "untitled"
      case "Group" where section.key == "group": "group"
      case "Assessed question" where section.key == "assessed_question": section.key
      case "Assessed answer" where section.key == "assessed_answer": section.key
      default: nil
      }
    if let name { return optional(name) ?? title }
    guard title.utf8.count == 10, let first = title.utf8.first, first < UInt8(ascii: ":"),
      let date = DateText(title)
    else { return title }
    return self.date(date.day(in: .utc))
  }
}
