internal import MeetingModel

/// Resolves the words of a command line to sources.
public enum SourceResolver {
  /// The sources that a word stands for.
  ///
  /// `-` is standard input; a path that exists is a file, or a folder that stands for its `*.json`
  /// and `*.jsonl` files in byte order of their names; a UUID is a bot.
  ///
  /// - Throws: An ``ExportError`` of the kind bad input for anything else, before anything is read.
  public static func sources(of word: String) throws(ExportError) -> [Source] {
    if word == "-" { return [.standardInput] }
    switch FileSystem.kind(of: word) {
    case .folder?:
      let names = try FileSystem.names(inFolder: word)
      let folder = word.utf8.last == UInt8(ascii: "/") ? word : word + "/"
      let files = names.filter { isMeetingFile($0) }.sorted(by: Self.byBytes)
      guard !files.isEmpty else {
        throw ExportError(
          .badInput, at: word, "no *.json or *.jsonl in this folder",
          advice: ArchiveLocation.advice(onMissing: folder) == .nameArchive
            ? .nameArchive : "name a folder with saved answers, or the files themselves")
      }
      return files.map { .file(path: folder + $0) }
    case .some:
      return [.file(path: word)]
    case nil:
      if let id = BotID(word) { return [.bot(id)] }
      throw ExportError(
        .badInput, at: word, "no such file, and not a bot ID",
        advice:
          "give the path of a saved answer, or an ID such as 258b06fc-6bc9-4261-9f29-bc8a4474af0a"
      )
    }
  }

  private static func isMeetingFile(_ name: String) -> Bool {
    guard name.utf8.first != UInt8(ascii: ".") else { return false }
    return name.utf8.ends(with: ".json".utf8) || name.utf8.ends(with: ".jsonl".utf8)
  }

  private static func byBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension Collection where Element: Equatable, Self: BidirectionalCollection {
  fileprivate func ends(with suffix: some BidirectionalCollection<Element>) -> Bool {
    reversed().starts(with: suffix.reversed())
  }
}
