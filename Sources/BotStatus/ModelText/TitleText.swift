/// A title without the Markdown markup around all of it, since titles are plain text.
enum TitleText {
  /// The words of a title.
  ///
  /// ```
  /// **Weekly sync**   Weekly sync
  /// # Weekly sync     Weekly sync
  /// Weekly *sync*     Weekly *sync*
  /// # 1 priority      # 1 priority
  /// ```
  static func plain(_ text: String) -> String {
    var title = text.trimmed
    guard !title.hasByte(UInt8(ascii: "\n")) else { return title }
    // A heading in bold italics, as code.
    for _ in 0..<4 {
      guard let inner = heading(title) ?? enclosed(title) else { break }
      title = inner
    }
    return title
  }

  /// The text of a heading (CommonMark 4.2); nil if a title is none.
  private static func heading(_ title: String) -> String? {
    let marks = title.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    let behind = title.utf8.dropFirst(marks)
    guard (1...6).contains(marks), behind.first == 0x20 || behind.first == 0x09,
      SignedLine.escaped(title, isItem: false) == nil
    else { return nil }
    var text = Substring(behind)
    // Closing marks follow a space.
    let open = text.utf8.lastIndex { $0 != UInt8(ascii: "#") }.map { text.utf8[...$0] }
    if let open, open.last == 0x20 || open.last == 0x09 { text = Substring(open) }
    let words = String(text).trimmed
    return words.isEmpty ? nil : words
  }

  /// The text between marks of emphasis or code around all of a title; nil if there are none.
  private static func enclosed(_ title: String) -> String? {
    for mark in ["***", "**", "__", "*", "_", "`"] {
      let length = mark.utf8.count
      guard title.utf8.count > 2 * length, title.utf8.starts(with: mark.utf8),
        title.utf8.suffix(length).elementsEqual(mark.utf8),
        let inner = String(title.utf8.dropFirst(length).dropLast(length)),
        !inner.utf8.contains(where: { $0 == mark.utf8.first || $0 == UInt8(ascii: "\\") }),
        inner == inner.trimmed
      else { continue }
      return inner
    }
    return nil
  }
}
