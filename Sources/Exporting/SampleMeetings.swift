internal import CSamples

/// The three sample meetings that are built in.
public enum SampleMeetings {
  /// The meetings, each as the service would answer for its bot.
  public static var inputs: [Input] {
    (0..<CSampleCount()).map { index in
      let sample = CSampleAt(index)
      let bytes = [UInt8](UnsafeBufferPointer(start: sample.bytes, count: sample.length))
      return Input(name: String(cString: sample.name)) { () throws(ExportError) in bytes }
    }
  }
}
