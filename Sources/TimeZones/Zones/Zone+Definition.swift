extension Zone {
  /// The name and all that clocks in the zone show, as a text: the same for zones that are equal, in
  /// every run of the program.
  package var definition: String {
    let changes = transitions.map { "\($0.seconds) \($0.type.definition)" }
    return
      "\(name): \(([first.definition] + changes + [rule?.definition ?? "-"]).joined(separator: ";"))"
  }
}

extension LocalTimeType {
  fileprivate var definition: String { "\(offset) \(abbreviation)" }
}

extension RecurringRule {
  fileprivate var definition: String {
    guard let saving else { return standard.definition }
    return "\(standard.definition),\(saving.type.definition),\(saving.start.definition),"
      + saving.end.definition
  }
}

extension YearlyMoment {
  /// As POSIX writes it in the variable `TZ`, with the time in seconds.
  fileprivate var definition: String {
    let date =
      switch day {
      case .weekday(let weekday, let week, let month): "M\(month).\(week).\(weekday)"
      case .numberWithoutLeapDay(let number): "J\(number)"
      case .number(let number): "\(number)"
      }
    return "\(date)/\(secondOfDay)"
  }
}
