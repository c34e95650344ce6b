internal import Archive
internal import CommonMark
internal import TextScanning
internal import ThreeWayMerge

/// What people have ticked in the notes of an export.
///
/// An action item is found by its text among the items of task lists in its meeting's Markdown
/// note, wherever it is and whatever is around it there.
struct NoteTicks {
  let folder: Folder

  /// Notes that are larger are not read, in bytes.
  private static let maximumSize = NoteMerge.maximumSize
  /// The maximum number of comparisons for a note: in one of thousands of items that are all alike,
  /// the rest is as the answer has it.
  private static let maximumComparisons = 1 << 20

  /// Reads the note of a meeting.
  ///
  /// - Parameter tasks: All action items of the meeting in the index; their notes and states are set.
  func read(into tasks: inout [ListedTask]) {
    guard let path = tasks.first?.note, let text = text(of: path) else {
      for index in tasks.indices { tasks[index].note = nil }
      return
    }
    var left = tasks.indices.map { (index: $0, words: Self.words(tasks[$0].firstLine)) }
      .filter { !$0.words.isEmpty }
    var comparisons = 0
    text[...].forEachLine { line in
      guard let item = TaskItem(line), comparisons < Self.maximumComparisons else { return }
      let words = Self.words(item.text)
      // Of several that the box could be of, that with the most words: the others are parts of it.
      var found: Int?
      for (place, task) in left.enumerated() {
        comparisons += 1
        guard task.words.count > found.map({ left[$0].words.count }) ?? 0,
          words.contains(task.words)
        else { continue }
        found = place
        if task.words.count == words.count { break }
      }
      guard let found else { return }
      tasks[left.remove(at: found).index].isTicked = item.isDone
    }
  }

  /// The text of a note; nil if it is not there, is no file, or is too large.
  private func text(of path: String) -> [UInt8]? {
    guard let (folder, name) = try? folder.holder(of: path), let entry = folder.entry(name),
      entry.kind == .file, entry.size <= Self.maximumSize
    else { return nil }
    return try? folder.read(name)
  }

  /// The letters and digits that a reader of a line of Markdown sees, in lower case, each word
  /// between two spaces: the same for the Markdown of an answer and for what is made of it.
  private static func words(_ line: some Collection<UInt8>) -> [UInt8] {
    let text = MarkdownDocument(String(decoding: line, as: UTF8.self)).plainText
    var words: [UInt8] = []
    var isWord = false
    for scalar in text.unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        isWord = false
        continue
      }
      if !isWord { words.append(UInt8(ascii: " ")) }
      isWord = true
      words.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
    if !words.isEmpty { words.append(UInt8(ascii: " ")) }
    return words
  }
}

extension ListedTask {
  /// The first line of the text, which is that of its box.
  fileprivate var firstLine: Substring.UTF8View {
    task.passage.text.utf8.prefix { $0 != UInt8(ascii: "\n") }
  }
}
