internal import TextScanning

/// The markers of Markdown in a text that is replaced, whose other halves are outside it: in
/// `**Ann** *Lee* met`, a name has the end of one and the beginning of the other.
struct UnpairedMarkers {
  /// Those that end what began before.
  private var closers: [ArraySlice<UInt8>] = []
  /// Those that begin what ends behind.
  private var openers: [ArraySlice<UInt8>] = []

  /// So much before a text is searched for the other half of a marker inside a word.
  private static let limit = 500

  /// Finds the markers of a text.
  ///
  /// - Parameter output: What stands before it.
  init(in bytes: ArraySlice<UInt8>, after output: [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") { index += 1 }
      guard
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "`")
          || byte == UInt8(ascii: "~")
      else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { $0 != byte } ?? bytes.endIndex
      let marker = bytes[index..<end]
      let canClose = index > bytes.startIndex && !bytes[index - 1].isCWhiteSpace
      let canOpen = end < bytes.endIndex && !bytes[end].isCWhiteSpace
      index = end
      // Inside a word, `_` is itself, and so is a single `~`.
      if byte == UInt8(ascii: "_"), canClose, canOpen { continue }
      if byte == UInt8(ascii: "~"), marker.count == 1 { continue }
      if canClose, openers.last?.elementsEqual(marker) == true {
        openers.removeLast()
      } else if canClose, !canOpen || Self.isOpen(marker, in: output) {
        closers.append(marker)
      } else if canOpen {
        openers.append(marker)
      }
    }
  }

  /// Whether a marker has begun at the end of a text and not ended.
  private static func isOpen(_ marker: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    var count = 0
    var index = max(0, text.count - limit)
    while index < text.count {
      let end = text[index...].firstIndex { $0 != text[index] } ?? text.count
      if text[index] == marker.first, end - index == marker.count { count += 1 }
      index = end
    }
    return count % 2 == 1
  }

  /// Puts a mark into a text, so that each marker has its other half or has gone with it.
  ///
  /// - Returns: The number of bytes behind the replaced text that go, too.
  func append(
    _ mark: [UInt8], to output: inout [UInt8], before rest: ArraySlice<UInt8>
  ) -> Int {
    var (closers, openers) = (closers, openers)
    // What was marked as a whole is marked no longer.
    while let closer = closers.first, output.suffix(closer.count).elementsEqual(closer),
      output.dropLast(closer.count).last != UInt8(ascii: "\\")
    {
      output.removeLast(closer.count)
      closers.removeFirst()
    }
    var skipped = 0
    while let opener = openers.last, rest.dropFirst(skipped).starts(with: opener) {
      skipped += opener.count
      openers.removeLast()
    }
    if !closers.isEmpty, !openers.isEmpty, let space = output.last, space.isCWhiteSpace {
      output.removeLast()
      output += closers.joined()
      output.append(space)
      closers = []
    }
    output += openers.joined()
    output += mark
    output += closers.joined()
    return skipped
  }
}
