internal import ArgumentParser
internal import MeetingModel
internal import TextScanning

/// A duration on the command line: a whole number followed by `s`, `m` or `h`.
///
/// Invalid text is kept and rejected by `validate()`: if the initializer failed, the option's
/// default would be used.
struct TimeArgument: ExpressibleByArgument, CustomStringConvertible {
  let text: String
  /// The duration; nil if the text is invalid.
  let duration: Duration?

  /// Makes an argument from a number of seconds.
  init(seconds: Int) {
    text = seconds % 3_600 == 0 ? "\(seconds / 3_600)h" : "\(seconds)s"
    duration = .seconds(seconds)
  }

  init?(argument: String) {
    text = argument
    duration = Self.duration(of: argument)
  }

  /// Whether an argument after an option is meant as a time, valid or not.
  ///
  /// It is for `40s`, `40`, `1.5h` and `90min`, but not for a bot's ID or a file name such as
  /// `2026-03-02.json`.
  static func isMeant(by word: String) -> Bool {
    guard BotID(word) == nil, let first = word.utf8.first, first.isDigit else { return false }
    let parts = word.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      part.first.map(\.isDigit) ?? false
        && part.allSatisfy(\.isAlphanumeric)
    }
  }

  private static func duration(of text: String) -> Duration? {
    let units: [UInt8: Int] = [
      UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3_600,
    ]
    let digits = text.utf8.dropLast()
    guard let unit = text.utf8.last.flatMap({ units[$0] }), digits.allSatisfy(\.isDigit),
      let number = Int(Substring(digits)), (0...1_000_000).contains(number)
    else { return nil }
    return .seconds(number * unit)
  }

  var description: String { text }
  var defaultValueDescription: String { text }
}
