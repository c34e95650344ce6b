internal import CSamples

/// The three built-in sample meetings.
public enum SampleMeetings {
  /// The meetings, each as the service would answer for its bot.
  public static var answers: [[UInt8]] {
    (0..<CSampleCount()).map { index in
      let sample = CSampleAt(index)
      return [UInt8](UnsafeBufferPointer(start: sample.bytes, count: sample.length))
    }
  }
}
