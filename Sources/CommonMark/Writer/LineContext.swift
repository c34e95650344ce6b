internal import TextScanning

/// The context of the next text on a line of Markdown.
///
/// ```
/// > - {{value}}      at the start of a list item, whose further lines begin with `>   `
/// Owner: {{value}}   in a paragraph
/// ## {{value}}       in a heading, which is one line
/// ```
package struct LineContext {
  /// What the line holds so far.
  package enum Place {
    /// Only quote and list markers: any block may begin.
    case start
    /// Text.
    case text
    /// The start of a heading, which ends with the line.
    case heading
    /// The start of a table row, which ends with the line.
    case row
  }

  package var place = Place.start
  /// Whether everything has to stay on this line.
  package var hasOneLine: Bool { place == .heading || place == .row }
  /// The prefix that keeps further lines in the same quotes and items.
  ///
  /// The content of an item is indented by at least four columns, which every reader accepts:
  /// Python-Markdown does not accept less.
  package var continuation: [UInt8] = []
  /// The number of open quotes and items, as far as the line shows.
  package private(set) var containerCount = 0
  /// Whether every item's content is indented by four columns: Python-Markdown takes more for code.
  private(set) var isAligned: Bool
  /// Whether only the mark of an item, and what the item is in, stands before it on the line.
  package private(set) var isBehindMark = false
  /// The number of spaces at the end of ``continuation`` beyond the width of the item's marker.
  private var padding = 0

  /// The prefix for further items of a list whose first item is written here: at the start of an
  /// item, the width of its marker without padding.
  package var siblingContinuation: [UInt8] {
    place == .start ? continuation.dropLast(padding) : continuation
  }

  /// Enters a quote or an item, which adds to the prefix of further lines.
  ///
  /// - Parameter isAligned: Whether an item's content is indented by four columns.
  mutating func open(_ more: [UInt8], isAligned: Bool) {
    continuation += more
    self.isAligned = self.isAligned && isAligned
    padding = 0
    place = .start
  }

  /// Aligns the further items of a list, and the content below it, with its first item.
  mutating func alignWithSiblings() {
    continuation.removeLast(padding)
    if padding > 0 { isAligned = false }
    padding = 0
  }

  /// Whether the innermost container is an item.
  var isInItem: Bool {
    continuation.last == UInt8(ascii: " ") && continuation.dropLast().last != UInt8(ascii: ">")
  }

  /// Reads the last line of Markdown written so far.
  ///
  /// - Parameter isAligned: Whether the content of every item on the lines above is aligned.
  package init(endOf output: [UInt8], isAligned: Bool = true) {
    self.isAligned = isAligned
    let start = output.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var rest = output[start...]
    /// The columns of the last item's marker; nil if there is none.
    var width: Int?
    var indentation = 0
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: " "):
        continuation.append(byte)
        if let columns = width { width = columns + 1 } else { indentation += 1 }
        rest = rest.dropFirst()
      case UInt8(ascii: ">"):
        pad(width)
        width = nil
        continuation += [byte, UInt8(ascii: " ")]
        containerCount += 1
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
      case UInt8(ascii: "#"): place = .heading
      case UInt8(ascii: "|"): place = .row
      default:
        guard let marker = Self.listMarker(rest) else {
          place = .text
          break
        }
        if width != nil { self.isAligned = false }
        continuation += repeatElement(UInt8(ascii: " "), count: marker)
        width = marker
        containerCount += 1
        rest = rest.dropFirst(marker)
      }
      if place != .start { break }
    }
    isBehindMark = place == .start && width != nil
    padding = pad(width)
    if indentation % Self.indentation != 0 || width ?? 0 > Self.indentation {
      self.isAligned = false
    }
    containerCount += (indentation + Self.indentation - 1) / Self.indentation
  }

  /// The minimum indentation of an item's content, in columns.
  static let indentation = 4

  /// Pads an item's content to the minimum indentation; returns the number of spaces added.
  @discardableResult
  private mutating func pad(_ width: Int?) -> Int {
    let padding = width.map { max(0, Self.indentation - $0) } ?? 0
    continuation += repeatElement(UInt8(ascii: " "), count: padding)
    return padding
  }

  /// The length of a list marker with the space after it; nil if there is none.
  private static func listMarker(_ line: ArraySlice<UInt8>) -> Int? {
    guard let length = BlockStart.listMarker(line, interrupts: false),
      line.dropFirst(length).first == UInt8(ascii: " ")
    else { return nil }
    return length + 1
  }

  /// Whether there is an empty line among lines of Markdown, which ends a paragraph.
  package static func hasEmptyLine(_ lines: ArraySlice<UInt8>) -> Bool {
    var isEmpty = false
    for byte in lines {
      switch byte {
      case UInt8(ascii: "\n"):
        if isEmpty { return true }
        isEmpty = true
      case UInt8(ascii: " "), UInt8(ascii: ">"): break
      default: isEmpty = false
      }
    }
    return false
  }
}
