/// Where on a line of Markdown something is about to be written.
///
/// ```
/// > - {{value}}      at the start of an item, whose further lines begin with `>   `
/// Owner: {{value}}   in a paragraph
/// ## {{value}}       in a heading, which has one line only
/// ```
package struct LineContext {
  /// What the line holds so far.
  package enum Place {
    /// Nothing but the markers of quotes and items: a block of any kind may begin.
    case start
    /// Text.
    case text
    /// The beginning of a heading, which ends with the line.
    case heading
    /// The beginning of a table's row, which ends with the line too.
    case row
  }

  package var place = Place.start
  /// Whether everything must go on in the line.
  package var hasOneLine: Bool { place == .heading || place == .row }
  /// What further lines begin with, to stay in the same quotes and items.
  ///
  /// Behind the marker of an item they are indented by at least four columns, which every reader
  /// takes for part of the item: Python-Markdown knows no less.
  package var continuation: [UInt8] = []
  /// How many quotes and items are open, as far as the line tells.
  package private(set) var containerCount = 0
  /// Whether what is in each item is indented by four columns: to Python-Markdown, code is what is
  /// indented by four more.
  private(set) var isAligned = true
  /// Whether nothing but the mark of an item stands before it, and what that is in.
  private(set) var isBehindMark = false
  /// How many spaces at the end of ``continuation`` are more than the item's marker takes.
  private var padding = 0

  /// What the markers of a list's further items stand behind, if its first one is written here: at
  /// the start of an item, just what its marker takes.
  package var siblingContinuation: [UInt8] {
    place == .start ? continuation.dropLast(padding) : continuation
  }

  /// Goes into a quote or an item, whose further lines begin with something more.
  ///
  /// - Parameter isAligned: Whether what is in it is indented by four columns, if it is an item.
  mutating func open(_ more: [UInt8], isAligned: Bool) {
    continuation += more
    self.isAligned = self.isAligned && isAligned
    padding = 0
    place = .start
  }

  /// Makes a list's further items and what is under it stand below its first one.
  mutating func alignWithSiblings() {
    continuation.removeLast(padding)
    if padding > 0 { isAligned = false }
    padding = 0
  }

  /// Whether the innermost container is an item.
  var isInItem: Bool {
    continuation.last == UInt8(ascii: " ") && continuation.dropLast().last != UInt8(ascii: ">")
  }

  /// Reads the last line of what was written so far.
  package init(endOf output: [UInt8]) {
    let start = output.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var rest = output[start...]
    /// How many columns the last item takes; nil if there is none.
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
        if width != nil { isAligned = false }
        continuation += repeatElement(UInt8(ascii: " "), count: marker)
        width = marker
        containerCount += 1
        rest = rest.dropFirst(marker)
      }
      if place != .start { break }
    }
    isBehindMark = place == .start && width != nil
    padding = pad(width)
    if indentation % Self.indentation != 0 || width ?? 0 > Self.indentation { isAligned = false }
    containerCount += (indentation + Self.indentation - 1) / Self.indentation
  }

  /// How far what is in an item is indented at least.
  static let indentation = 4

  /// Indents what is in an item of a width as far as every reader needs it; returns by how much.
  @discardableResult
  private mutating func pad(_ width: Int?) -> Int {
    let padding = width.map { max(0, Self.indentation - $0) } ?? 0
    continuation += repeatElement(UInt8(ascii: " "), count: padding)
    return padding
  }

  /// The length of the marker of an item, the space after it included; nil if there is none.
  private static func listMarker(_ line: ArraySlice<UInt8>) -> Int? {
    var length = 0
    switch line.first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): length = 1
    default:
      length = line.prefix(10).prefix { (0x30...0x39).contains($0) }.count
      guard (1...9).contains(length) else { return nil }
      let delimiter = line.dropFirst(length).first
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return nil }
      length += 1
    }
    return line.dropFirst(length).first == UInt8(ascii: " ") ? length + 1 : nil
  }

  /// Whether some lines of Markdown have an empty one among them, where paragraphs end.
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
