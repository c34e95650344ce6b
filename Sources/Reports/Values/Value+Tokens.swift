internal import Mustache

/// Tokens made from numbers.
extension Value {
  /// A time since the start for readers: `12:34`.
  static func clock(milliseconds: Int64) -> Value {
    .token(
      Token(milliseconds) { milliseconds, output in
        DigitWriter.append(to: &output) { $0.append(clock: milliseconds) }
      })
  }

  /// A duration for the `datetime` attribute of HTML's `time` element: `PT12M34S`.
  static func isoDuration(milliseconds: Int64) -> Value {
    .token(
      Token(milliseconds) { milliseconds, output in
        DigitWriter.append(to: &output) { $0.append(isoDuration: milliseconds) }
      })
  }

  /// The anchor of a numbered turn: `t-7`.
  static func turnAnchor(_ index: Int) -> Value {
    .token(
      Token(Int64(index)) { index, output in
        DigitWriter.append(to: &output) {
          $0.append("t-")
          $0.append(index.magnitude)
        }
      })
  }

  /// The anchor of a passage, from its first turn: `p-7`.
  static func passageAnchor(_ index: Int) -> Value {
    .token(
      Token(Int64(index)) { index, output in
        DigitWriter.append(to: &output) {
          $0.append("p-")
          $0.append(index.magnitude)
        }
      })
  }
}
