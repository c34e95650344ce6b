internal import ArgumentParser
internal import MeetingModel

/// A length of time on the command line: a whole number and `s`, `m` or `h`.
///
/// A text that is none is kept and refused by `validate()`: an argument that cannot be made would
/// be taken as the option's default. Only a UUID cannot be made, so that `--wait ID` leaves the ID
/// to be a source.
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
    guard BotID(argument) == nil else { return nil }
    text = argument
    duration = Self.duration(of: argument)
  }

  private static func duration(of text: String) -> Duration? {
    let units: [UInt8: Int] = [
      UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3_600,
    ]
    guard let unit = text.utf8.last.flatMap({ units[$0] }), let number = Int(text.dropLast()),
      (0...1_000_000).contains(number), text.utf8.first != UInt8(ascii: "+")
    else { return nil }
    return .seconds(number * unit)
  }

  var description: String { text }
  var defaultValueDescription: String { text }
}
