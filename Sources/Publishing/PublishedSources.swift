package import Exporting
internal import Archive

/// The sources of a site: saved answers, folders of them, and archives of exports.
///
/// They may be read several times, so neither standard input nor a pipe can be one, and the service is not
/// asked.
package struct PublishedSources: Sequence {
  private enum Source {
    /// Saved answers by their paths: an input takes several times as much memory.
    case files(FileNames)
    case saved([Input])
    case archive(ArchivedInputs)
  }

  private let sources: [Source]

  /// Resolves the words of a command line.
  ///
  /// - Throws: An ``ExportError`` for a word that is neither.
  package init(_ words: [String]) throws(ExportError) {
    var sources: [Source] = []
    for word in words {
      if Self.isArchive(word) {
        sources.append(.archive(try ArchivedInputs(ArchiveLocation(word))))
        continue
      }
      guard FileSystem.kind(of: word) != .special, word != "-" else {
        throw ExportError(
          .usage, at: word == "-" ? "standard input" : word,
          "a site is made of files, which are read twice", advice: "save it to a file first")
      }
      let list = SourceList([word])
      guard !list.hasBots else {
        throw ExportError(
          .usage, at: word, "a site is made of saved answers and archives, and this is a bot",
          advice: "fetch or export it first")
      }
      sources.append(list.paths.map { .files(FileNames($0)) } ?? .saved(list.inputs()))
    }
    self.sources = sources
  }

  /// Whether a word names an archive, or a folder with one.
  private static func isArchive(_ word: String) -> Bool {
    switch FileSystem.kind(of: word) {
    case .folder?: FileSystem.kind(of: Folder.prefix(of: word) + Archive.fileName) != nil
    case .file?: [".sqlite", ".db"].contains { word.endsByBytes(with: $0) }
    case .special?, nil: false
    }
  }

  /// Starts with the first input.
  package func makeIterator() -> AnyIterator<Input> {
    var rest = sources[...]
    var current: AnyIterator<Input>?
    return AnyIterator {
      while true {
        if let input = current?.next() { return input }
        switch rest.popFirst() {
        case .files(let paths)?:
          current = AnyIterator(paths.lazy.map { Input.file(path: $0) }.makeIterator())
        case .saved(let inputs)?: current = AnyIterator(inputs.makeIterator())
        case .archive(let inputs)?: current = inputs.makeIterator()
        case nil: return nil
        }
      }
    }
  }
}
