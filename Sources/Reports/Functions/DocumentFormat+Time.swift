internal import JSONDocument
internal import MeetingModel
internal import Mustache
internal import TextScanning
internal import TimeZones

extension DocumentFormat {
  /// `time(x)`: the time of day of a moment, to the minute, in the time zone of the notes.
  ///
  /// A date without a time has none; any other text is left unchanged. `{{time(started_at)}}` gives
  /// `14:30`.
  static func timeFunction(timeZone: Zone) -> Function {
    Function(
      "time",
      value: { value, _ in
        guard let moment = DateText(value.source) else { return .text(value.source) }
        return moment.time(in: timeZone).map { .verbatim(TimeText.minutes($0)) } ?? .nothing
      })
  }

  /// `duration(x)`: a number of seconds, or a duration in ISO 8601, in words.
  ///
  /// Any other text is left unchanged. `{{duration(duration_iso)}}` gives `1 h 23 min`.
  static func durationFunction(labels: Labels) -> Function {
    Function(
      "duration",
      value: { value, _ in
        guard let seconds = seconds(in: value.source) else { return .text(value.source) }
        return .text(labels.duration(milliseconds: Int64(seconds * 1_000)))
      })
  }

  /// The seconds of `754`, `754.5` or `PT12M34S`; nil for any other text, and beyond a year.
  private static func seconds(in text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.starts(with: "PT".utf8) else {
      return number(in: text).flatMap { (0...31_536_000).contains($0) ? $0 : nil }
    }
    var total = 0.0
    var number: [UInt8] = []
    for byte in bytes.dropFirst(2) {
      let units = [UInt8(ascii: "H"): 3_600.0, UInt8(ascii: "M"): 60, UInt8(ascii: "S"): 1]
      guard let unit = units[byte] else {
        number.append(byte)
        continue
      }
      guard let count = Self.number(in: String(decoding: number, as: UTF8.self)) else { return nil }
      total += count * unit
      number = []
    }
    return number.isEmpty && bytes.count > 2 && (0...31_536_000).contains(total) ? total : nil
  }

  /// `number(x)`: a number in the language's format, with `number(x, 1)` rounded to one decimal.
  ///
  /// Any other text is left unchanged. `{{number(overall_score, 1)}}` gives `8.5`, or `8,5` in
  /// German.
  static var numberFunction: Function {
    Function(
      "number", takesNumber: true,
      value: { value, digits in
        guard let number = number(in: value.source) else { return .text(value.source) }
        guard let digits else { return .number(value.source) }
        return .number(fixed(number, digits: min(digits, 9)))
      })
  }

  /// The number that a text is as JSON writes numbers (RFC 8259, section 6); nil for any other text.
  private static func number(in text: String) -> Double? {
    guard case .number? = try? JSONParser.parse(text), text.utf8.last?.isDigit == true,
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A number with a fixed number of decimals, rounded to the nearest.
  private static func fixed(_ number: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 1e15 else { return "\(number)" }
    let whole = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, digits + 1 - whole.utf8.count)) + whole
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + padded }
    let point = padded.utf8.index(padded.endIndex, offsetBy: -digits)
    return sign + padded[..<point] + "." + padded[point...]
  }
}
