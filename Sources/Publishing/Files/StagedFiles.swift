internal import Exporting

/// A file of a new site.
struct SiteFile: Sendable, Hashable {
  /// How a file compares with the one that is there.
  enum State: UInt8, Sendable, Hashable {
    case new, changed, unchanged
  }

  let name: String
  let hash: ContentHash
  let state: State
  /// The SHA-256 of all that it was made of; nil if that is not recorded.
  var stamp: ContentHash?
}

/// Collects the files of a new site, in any order and any number of times.
struct StagedFileList {
  private var rows: RowSorter

  /// Prepares to keep them in a folder, if they are many; nil to hold them in memory.
  init(in folder: Folder?) {
    rows = RowSorter(".files", in: folder)
  }

  /// Adds a file.
  mutating func add(_ file: SiteFile) throws(ExportError) {
    // No name has a zero byte, so the order of the rows is that of the names.
    var row = Array(file.name.utf8)
    row.append(0)
    row.append(file.state.rawValue)
    row += file.hash.bytes
    if let stamp = file.stamp { row += stamp.bytes }
    try rows.add(row)
  }

  /// Adds files.
  mutating func add(_ files: some Sequence<SiteFile>) throws(ExportError) {
    for file in files { try add(file) }
  }

  /// All files in the order of their names, each once; none may be added afterwards.
  mutating func finish() throws(ExportError) -> StagedFiles { StagedFiles(rows: try rows.finish()) }
}

/// The files of a new site, before it is in place, in the order of their names.
struct StagedFiles: Sendable {
  fileprivate let rows: SortedRows

  /// Calls a body with each file.
  ///
  /// Of a file that was added with several states, the first one counts: it is staged then.
  func forEach(_ body: (SiteFile) throws(ExportError) -> Void) throws(ExportError) {
    var last: ArraySlice<UInt8>?
    try rows.forEach { (row) throws(ExportError) in
      guard let end = row.firstIndex(of: 0), row.count == end + 34 || row.count == end + 66,
        let state = SiteFile.State(rawValue: row[end + 1])
      else { throw .scratchDamage }
      if row[..<end] == last { return }
      last = row[..<end]
      let stamp = row[(end + 34)...]
      try body(
        SiteFile(
          name: String(decoding: row[..<end], as: UTF8.self),
          hash: ContentHash(row[(end + 2)..<(end + 34)]), state: state,
          stamp: stamp.isEmpty ? nil : ContentHash(stamp)))
    }
  }

  /// The names of the files that meet a condition.
  func names(where isIncluded: (SiteFile) -> Bool) throws(ExportError) -> FileNames {
    var names = FileNames()
    try forEach { (file) throws(ExportError) in
      if isIncluded(file) { names.append(file.name) }
    }
    return names
  }
}

/// A new site, before it is in place.
struct StagedSite: SiteContents {
  let names: Set<TopicName>
  var base: String?
  let files: StagedFiles

  func forEachFile(_ body: (RecordedFile) throws(ExportError) -> Void) throws(ExportError) {
    try files.forEach { (file) throws(ExportError) in
      try body(RecordedFile(name: file.name, hash: file.hash, stamp: file.stamp))
    }
  }

  func forEachStaged(
    in folder: Folder, _ body: (String) throws(ExportError) -> Void
  ) throws(ExportError) {
    try files.forEach { (file) throws(ExportError) in
      if file.state != .unchanged { try body(file.name) }
    }
  }
}
