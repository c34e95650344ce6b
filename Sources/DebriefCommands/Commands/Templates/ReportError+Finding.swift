internal import Reports

extension ReportError {
  /// The error as a line that begins with a file, a line and a column.
  var finding: String {
    guard let place else { return description }
    let numbers = place.utf8.split(separator: UInt8(ascii: ":")).suffix(2)
      .count { Int(String(Substring($0))) != nil }
    let column = numbers == 2 ? "" : numbers == 1 ? ":1" : ":1:1"
    return "\(place)\(column): \(reason)" + (advice.map { "; \($0)" } ?? "")
  }
}
