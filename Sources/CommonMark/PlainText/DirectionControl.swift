/// An explicit direction control of the bidirectional algorithm (UAX #9, table 4).
enum DirectionControl: UInt32 {
  case leftToRightEmbedding = 0x202A
  case rightToLeftEmbedding = 0x202B
  case popEmbedding = 0x202C
  case leftToRightOverride = 0x202D
  case rightToLeftOverride = 0x202E
  case leftToRightIsolate = 0x2066
  case rightToLeftIsolate = 0x2067
  case firstStrongIsolate = 0x2068
  case popIsolate = 0x2069

  /// Appends the control in UTF-8.
  func write(to output: inout [UInt8]) {
    output.append(0xE2)
    output.append(UInt8(truncatingIfNeeded: 0x80 | rawValue >> 6 & 0x3F))
    output.append(UInt8(truncatingIfNeeded: 0x80 | rawValue & 0x3F))
  }
}
