internal import CSamples

/// The built-in sample meetings.
public enum SampleMeetings {
  /// Three meetings, each as the service would answer for its bot.
  public static var answers: [[UInt8]] {
    (0..<CSampleCount()).map { bytes(of: CSampleAt($0)) }
  }

  /// Meetings for checking templates, with their names: one that has everything, an empty and a
  /// failed one, and one whose texts try to act as markup.
  package static var checks: [(name: String, answer: [UInt8])] {
    (0..<CSampleCheckCount()).map { index in
      let sample = CSampleCheckAt(index)
      return (String(cString: sample.name), bytes(of: sample))
    }
  }

  private static func bytes(of sample: CSample) -> [UInt8] {
    [UInt8](UnsafeBufferPointer(start: sample.bytes, count: sample.length))
  }
}
