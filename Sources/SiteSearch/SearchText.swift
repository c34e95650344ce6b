package import Deflate
internal import TextScanning

/// The text of a page as it is searched: in segments, of which a browser loads those that it shows.
package struct SearchText: Sendable {
  /// A part of the text with the words in it.
  package struct Segment: Sendable {
    /// The file of the text: a line for each passage, with its anchor, a tab and its text.
    package let file: SearchFile
    /// The words, each once.
    let terms: [SearchTerm]
  }

  /// The maximum size of the text of a segment in bytes, unless it is a single word.
  private static let segmentSize = 32_768

  /// The segments, in order.
  package let segments: [Segment]
  /// The folded letters below U+3000 in it.
  let letters: [Unicode.Scalar: [UInt8]]

  /// Reads the text of a page.
  package init(ofPage page: [UInt8]) throws(DeflateError) {
    var segments: [Segment] = []
    var letters: [Unicode.Scalar: [UInt8]] = [:]
    var passages: [PagePassage] = []
    var size = 0
    func endSegment() throws(DeflateError) {
      guard !passages.isEmpty else { return }
      var counter = SearchTermCounter()
      var text: [UInt8] = []
      for passage in passages {
        counter.add(passage.text, isTitle: passage.isTitle)
        text += passage.anchor.utf8.filter { $0 > 0x20 }
        text.append(UInt8(ascii: "\t"))
        text += passage.text
        text.append(UInt8(ascii: "\n"))
      }
      segments.append(Segment(file: try SearchFile(text), terms: counter.result))
      letters.merge(counter.folding.letters) { first, _ in first }
      passages = []
      size = 0
    }
    for passage in PageText.passages(of: page) {
      for part in Self.parts(of: passage) {
        if size + part.text.count > Self.segmentSize { try endSegment() }
        passages.append(part)
        size += part.text.count
      }
    }
    try endSegment()
    self.segments = segments
    self.letters = letters
  }

  /// A passage, cut between words where it is larger than a segment.
  private static func parts(of passage: PagePassage) -> [PagePassage] {
    guard passage.text.count > segmentSize else { return [passage] }
    var parts: [PagePassage] = []
    var rest = passage.text[...]
    while rest.count > segmentSize {
      let prefix = rest.prefix(segmentSize)
      // Without a space, between scalars.
      let end =
        prefix.dropFirst().lastIndex(of: 0x20) ?? prefix.lastIndex { $0 & 0xC0 != 0x80 }
        ?? prefix.endIndex
      let cut = end > rest.startIndex ? end : prefix.endIndex
      parts.append(
        PagePassage(anchor: passage.anchor, text: Array(rest[..<cut]), isTitle: passage.isTitle))
      rest = rest[cut...]
    }
    parts.append(
      PagePassage(anchor: passage.anchor, text: Array(rest), isTitle: passage.isTitle))
    return parts
  }
}
