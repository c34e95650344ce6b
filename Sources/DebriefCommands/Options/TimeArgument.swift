internal import ArgumentParser
internal import MeetingModel

/// A length of time on the command line: a whole number and `s`, `m` or `h`.
///
/// A text that is none is kept and refused by `validate()`: an argument that cannot be made would
/// be taken as the option's default.
struct TimeArgument: ExpressibleByArgument, CustomStringConvertible {
  let text: String
  /// The length; nil if the text is none.
  let duration: Duration?

  /// Makes an argument of a number of seconds.
  init(seconds: Int) {
    text = seconds % 3_600 == 0 ? "\(seconds / 3_600)h" : "\(seconds)s"
    duration = .seconds(seconds)
  }

  init?(argument: String) {
    text = argument
    duration = Self.duration(of: argument)
  }

  /// Whether a word that follows an option is meant as a time, well formed or not: `40s`, `40`,
  /// `1.5h`, `90min`, but neither a bot's ID nor the name of a file such as `2026-03-02.json`.
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
