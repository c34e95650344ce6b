internal import MeetingModel
internal import Mustache

extension DocumentFormat {
  /// `percent(x)`: a score out of ten as a whole percentage from 0 to 100, for the length of a bar.
  ///
  /// Without a number, the result is empty. `<rect width="{{percent(overall_score)}}" …>` gives
  /// `<rect width="85" …>` for 8.5.
  var percentFunction: Function {
    Function(
      "percent",
      value: { value, _ in
        guard let number = Double(value.source), number.isFinite else { return .nothing }
        let percentage = min(max(100 * number / Score.maximum, 0), 100).rounded()
        return .verbatim(String(Int(percentage)))
      })
  }
}
