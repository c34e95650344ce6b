internal import Mustache
internal import Synchronization
internal import TextScanning

/// The page of a meeting whose frame is not known yet, with a mark for each part of the frame.
///
/// A mark is the byte 0xFF, which no UTF-8 text has, and the number of the part. Behind the page are the
/// offsets of the marks, in eight bytes each, so that it is searched for them once; their number; and a
/// byte that says whether the page was made for a frame with links, since templates may write something
/// else then.
package struct PageDraft: Sendable {
  fileprivate static let mark: UInt8 = 0xFF

  /// The page with its marks and what is behind them.
  package let bytes: [UInt8]

  /// Takes over a page that was made with gaps; nil if they are not all that depends on the frame.
  init?(_ page: [UInt8], _ gaps: FrameGaps) {
    let offsets = Self.offsets(in: page)
    guard let written = gaps.written, offsets.count == written else { return nil }
    var bytes = page
    for number in offsets + [offsets.count] {
      withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(gaps.hasBottom ? 1 : 0)
    self.bytes = bytes
  }

  /// Takes over the bytes of a draft.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static func offsets(in page: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    var index = 0
    while true {
      index = ByteWord.firstIndex(of: mark, or: mark, in: page.span, from: index)
      if index == page.count { return offsets }
      offsets.append(index)
      index += 1
    }
  }

  /// The number in eight bytes; nil if it cannot be an offset in the draft.
  private func number(at offset: Int) -> Int? {
    guard offset >= 0, offset + 8 <= bytes.count else { return nil }
    let number = bytes[offset..<(offset + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return number <= UInt64(bytes.count) ? Int(number) : nil
  }

  /// The page in a frame; nil if a part of the frame is empty, or is not, unlike what the page was made
  /// for, or if the draft is damaged.
  package func page(in frame: PageFrame) -> [UInt8]? {
    guard let hasBottom = bytes.last, let count = number(at: bytes.count - 9),
      !frame.head.isEmpty, !frame.top.isEmpty, frame.bottom.isEmpty == (hasBottom == 0)
    else { return nil }
    let end = bytes.count - 9 - 8 * count
    let parts = [frame.head, frame.top, frame.bottom]
    var page: [UInt8] = []
    page.reserveCapacity(bytes.count + parts.reduce(0) { $0 + $1.count })
    var start = 0
    for index in 0..<count {
      guard let offset = number(at: end + 8 * index), offset >= start, offset + 1 < end,
        bytes[offset] == Self.mark, parts.indices.contains(Int(bytes[offset + 1]))
      else { return nil }
      page += bytes[start..<offset]
      page += parts[Int(bytes[offset + 1])]
      start = offset + 2
    }
    guard start <= end else { return nil }
    page += bytes[start..<end]
    return page
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
