internal import Mustache
internal import Synchronization
internal import TextScanning

/// The page of a meeting whose frame is not known yet, with a mark for each part of the frame.
///
/// A mark is the byte 0xFF, which no UTF-8 text has, and the number of the part.
package struct PageDraft: Sendable {
  fileprivate static let mark: UInt8 = 0xFF

  /// The page with its marks.
  package let bytes: [UInt8]

  /// Takes over a page that was made with gaps; nil if they are not all that depends on the frame.
  init?(_ page: [UInt8], _ gaps: FrameGaps) {
    guard let written = gaps.written, Self.gapCount(in: page) == written else { return nil }
    bytes = page
  }

  /// Takes over the bytes of a draft.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static func gapCount(in page: [UInt8]) -> Int {
    var (count, index) = (0, 0)
    while true {
      index = ByteWord.firstIndex(of: mark, or: mark, in: page.span, from: index)
      if index == page.count { return count }
      count += 1
      index += 1
    }
  }

  /// The page in a frame; nil if a part of the frame is empty, since templates may have written
  /// something else where there is none.
  package func page(in frame: PageFrame) -> [UInt8]? {
    let parts = [frame.head, frame.top, frame.bottom]
    guard !parts.contains(where: \.isEmpty) else { return nil }
    var page: [UInt8] = []
    page.reserveCapacity(bytes.count + parts.reduce(0) { $0 + $1.count })
    var start = 0
    while true {
      let end = ByteWord.firstIndex(of: Self.mark, or: Self.mark, in: bytes.span, from: start)
      page += bytes[start..<end]
      guard end + 1 < bytes.count else { return end == bytes.count ? page : nil }
      let number = Int(bytes[end + 1])
      guard parts.indices.contains(number) else { return nil }
      page += parts[number]
      start = end + 2
    }
  }
}

/// Stands for the frame of a page that is made before its frame is known.
final class FrameGaps: Sendable {
  private struct Use {
    /// The number of marks that were written.
    var count = 0
    /// Whether a template looked at a part of the frame.
    var wasRead = false
  }

  private let use = Mutex(Use())

  /// The number of marks that were written; nil if a template did something else with the frame.
  var written: Int? { use.withLock { $0.wasRead ? nil : $0.count } }

  /// The value of `page` in templates.
  var value: Value {
    .object(
      Object(
        RootNames.pageShape,
        RootNames.pageNames.indices.map { number in
          .fragment(
            Fragment(placeholder: RootNames.pageNames[number]) { [self] in
              use.withLock { $0.wasRead = true }
            } write: { [self] output in
              use.withLock { $0.count += 1 }
              output.append(PageDraft.mark)
              output.append(UInt8(number))
            })
        }))
  }
}
