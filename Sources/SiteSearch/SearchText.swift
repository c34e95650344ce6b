package import Deflate
internal import TextScanning

/// The text of a page as it is searched: in segments, of which a browser loads those that it shows.
package struct SearchText: Sendable {
  /// A part of the text with the words in it.
  package struct Segment: Sendable {
    /// The file of the text: a line for each passage, with its anchor, a tab and its text.
    package let file: SearchFile
    /// The words, each once.
    let terms: SearchTerms
  }

  /// The maximum size of the text of a segment in bytes.
  private static let segmentSize = 32_768

  /// The segments, in order.
  package let segments: [Segment]
  /// The letters below U+3000 in it.
  let letters: LetterSet

  /// Reads the text of a page.
  package init(ofPage page: [UInt8]) throws(DeflateError) {
    let text = PageText(of: page)
    let packer = try SearchFile.packer()
    var segments: [Segment] = []
    var counter = SearchTermCounter()
    var data: [UInt8] = []
    var size = 0
    func endSegment() throws(DeflateError) {
      guard size > 0 else { return }
      segments.append(Segment(file: try SearchFile(data, with: packer), terms: counter.takeTerms()))
      data.removeAll(keepingCapacity: true)
      size = 0
    }
    for passage in text.passages {
      for part in Self.parts(of: passage.range, in: text.bytes) {
        if size + part.count > Self.segmentSize { try endSegment() }
        counter.add(text.bytes[part], isTitle: passage.isTitle)
        for byte in passage.anchor.utf8 where byte > 0x20 { data.append(byte) }
        data.append(UInt8(ascii: "\t"))
        data += text.bytes[part]
        data.append(UInt8(ascii: "\n"))
        size += part.count
      }
    }
    try endSegment()
    self.segments = segments
    letters = counter.letters
  }

  /// A passage, cut between words where it is larger than a segment.
  private static func parts(of passage: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
    guard passage.count > segmentSize else { return [passage] }
    var parts: [Range<Int>] = []
    var start = passage.lowerBound
    while passage.upperBound - start > segmentSize {
      let prefix = text[start..<(start + segmentSize)]
      // Without a space, between scalars.
      let end =
        prefix.dropFirst().lastIndex(of: 0x20) ?? prefix.lastIndex { $0 & 0xC0 != 0x80 }
        ?? prefix.endIndex
      let cut = end > start ? end : prefix.endIndex
      parts.append(start..<cut)
      start = cut
    }
    parts.append(start..<passage.upperBound)
    return parts
  }
}
