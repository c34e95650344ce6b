internal import Archive
internal import CommonMark
internal import TextScanning
internal import ThreeWayMerge

/// What people have ticked in the notes of an export.
///
/// An action item is found by its words among the items of task lists in its meeting's Markdown
/// note, wherever it is and whatever is around it there.
struct NoteTicks {
  let folder: Folder

  /// Notes that are larger are not read, in bytes.
  private static let maximumSize = NoteMerge.maximumSize
  /// The maximum work for a note, in compared bytes: in one of thousands of items that are all alike,
  /// the rest is as the answer has it.
  private static let maximumWork = 1 << 24

  /// An item of a task list that an action item may be.
  private struct Match {
    let box: Int
    let task: Int
    /// Whether the action item has an owner whom the box does not name.
    let lacksOwner: Bool
    /// The number of bytes of the box's words that are not those of the action item.
    let rest: Int
  }

  /// Reads the note of a meeting.
  ///
  /// - Parameter tasks: All action items of the meeting in the index; their notes and states are set.
  func read(into tasks: inout [ListedTask]) {
    guard let path = tasks.first?.note, let text = text(of: path) else {
      for index in tasks.indices { tasks[index].note = nil }
      return
    }
    var boxes: [(words: [UInt8], isDone: Bool)] = []
    text[...].forEachLine { line in
      if let item = TaskItem(line) { boxes.append((Self.words(item.line), item.isDone)) }
    }
    let wanted = tasks.map {
      (words: Self.words($0.firstLine), owner: Self.words(($0.task.passage.person ?? "").utf8))
    }
    // A person's own item may have the words of another one: those that name the owner and say
    // little else go first.
    let matches = Self.matches(of: wanted, in: boxes.map(\.words)).sorted {
      ($0.lacksOwner ? 1 : 0, $0.rest, $0.box, $0.task)
        < ($1.lacksOwner ? 1 : 0, $1.rest, $1.box, $1.task)
    }
    var taken = Set<Int>()
    for match in matches where tasks[match.task].isTicked == nil {
      guard taken.insert(match.box).inserted else { continue }
      tasks[match.task].isTicked = boxes[match.box].isDone
    }
  }

  /// The pairs of a box and an action item whose words are among those of the box, one after the
  /// other.
  private static func matches(
    of tasks: [(words: [UInt8], owner: [UInt8])], in boxes: [[UInt8]]
  ) -> [Match] {
    var tasksByFirstWord: [ArraySlice<UInt8>: [Int]] = [:]
    for (index, task) in tasks.enumerated() where !task.words.isEmpty {
      tasksByFirstWord[task.words[...].firstWord, default: []].append(index)
    }
    var matches: [Match] = []
    var work = 0
    for (box, words) in boxes.enumerated() {
      var found = Set<Int>()
      var rest = words[...]
      while rest.count > 1 {
        let first = rest.firstWord
        work += first.count
        for task in tasksByFirstWord[first] ?? [] where !found.contains(task) {
          let (text, owner) = tasks[task]
          work += text.count
          guard work < maximumWork else { return matches }
          guard rest.starts(with: text) else { continue }
          found.insert(task)
          work += words.count * owner.count
          matches.append(
            Match(
              box: box, task: task, lacksOwner: !owner.isEmpty && !words.contains(owner),
              rest: words.count - text.count))
        }
        rest = rest.dropFirst(first.count - 1)
      }
    }
    return matches
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

extension ArraySlice<UInt8> {
  /// The first of the words, with the space before it and the one after it.
  fileprivate var firstWord: ArraySlice<UInt8> {
    let end = dropFirst().firstIndex(of: UInt8(ascii: " "))
    return end.map { self[startIndex...$0] } ?? self
  }
}

extension ListedTask {
  /// The first line of the text, which is that of its box.
  fileprivate var firstLine: Substring.UTF8View {
    task.passage.text.utf8.prefix { $0 != UInt8(ascii: "\n") }
  }
}
