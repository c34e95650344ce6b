internal import Mustache
internal import Synchronization
internal import TextScanning

/// The page of a meeting whose frame is not known yet, with a mark for each part of the frame.
///
/// A mark is the byte 0xFF, which no UTF-8 text has, and the number of the part. A last mark says that
/// the page was made for a frame without links, since templates may write something else then.
package struct PageDraft: Sendable {
  fileprivate static let mark: UInt8 = 0xFF
  /// The number of the mark of a page without links.
  private static let withoutBottom: UInt8 = 3

  /// The page with its marks.
  package let bytes: [UInt8]

  /// Takes over a page that was made with gaps; nil if they are not all that depends on the frame.
  init?(_ page: [UInt8], _ gaps: FrameGaps) {
    guard let written = gaps.written, Self.gapCount(in: page) == written else { return nil }
    bytes = gaps.hasBottom ? page : page + [Self.mark, Self.withoutBottom]
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

  /// The page in a frame; nil if a part of the frame is empty, or is not, unlike what the page was made
  /// for.
  package func page(in frame: PageFrame) -> [UInt8]? {
    let isWithoutBottom = bytes.suffix(2).elementsEqual([Self.mark, Self.withoutBottom])
    guard !frame.head.isEmpty, !frame.top.isEmpty, frame.bottom.isEmpty == isWithoutBottom else {
      return nil
    }
    let parts = [frame.head, frame.top, frame.bottom]
    var page: [UInt8] = []
    page.reserveCapacity(bytes.count + parts.reduce(0) { $0 + $1.count })
    var start = 0
    while true {
      let end = ByteWord.firstIndex(of: Self.mark, or: Self.mark, in: bytes.span, from: start)
      page += bytes[start..<end]
      guard end + 1 < bytes.count else { return end == bytes.count ? page : nil }
      let number = Int(bytes[end + 1])
      guard parts.indices.contains(number) else {
        return isWithoutBottom && end + 2 == bytes.count ? page : nil
      }
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
  /// Whether there will be links at the end of the page.
  let hasBottom: Bool

  init(hasBottom: Bool) { self.hasBottom = hasBottom }

  /// The number of marks that were written; nil if a template did something else with the frame.
  var written: Int? { use.withLock { $0.wasRead ? nil : $0.count } }

  /// The value of `page` in templates.
  var value: Value {
    .object(
      Object(
        RootNames.pageShape,
        RootNames.pageNames.indices.map { number in
          if !hasBottom, RootNames.pageNames[number] == "bottom" { return .nothing }
          return .fragment(
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
