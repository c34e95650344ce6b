internal import ArgumentParser
internal import MeetingModel

/// A duration on the command line: a whole number followed by `s`, `m` or `h`.
///
/// Invalid text is kept and rejected by `validate()`: if the initializer failed, the option's
/// default would be used.
/// be taken as the option's default.
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
    guard BotID(word) == nil, let first = word.utf8.first, isDigit(first) else { return false }
    let parts = word.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      part.first.map(isDigit) ?? false
        && part.allSatisfy {
          isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func duration(of text: String) -> Duration? {
    let units: [UInt8: Int] = [
      UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3_600,
    ]
    let digits = text.utf8.dropLast()
    guard let unit = text.utf8.last.flatMap({ units[$0] }), digits.allSatisfy(isDigit),
      let number = Int(Substring(digits)), (0...1_000_000).contains(number)
    else { return nil }
    return .seconds(number * unit)
  }

  var description: String { text }
  var defaultValueDescription: String { text }
}
