/// A file of a note that has another name now.
struct FormerNote: Hashable {
  let name: String
  let newName: String

  /// Whether it is a note itself, and not a text beside one.
  var isMain: Bool {
    NoteFileName(name).place.isEmpty
  }
}

/// The name of a note's file, in parts.
struct NoteFileName {
  /// The path without extension.
  let stem: String
  /// The extension, without its dot.
  let fileExtension: String
  /// Nothing, or `.new`, `.new-2` and so on for a text beside an edited note.
  let place: String

  /// Parses a name such as `2026-03-02/sync.md.new`.
  init(_ name: String) {
    let start = name.utf8.lastIndex(of: UInt8(ascii: "/")) ?? name.startIndex
    var rest = name[...]
    var words: [String] = []
    while words.count < 2, let dot = rest.utf8.lastIndex(of: UInt8(ascii: ".")), dot >= start {
      words.insert(String(rest[rest.utf8.index(after: dot)...]), at: 0)
      rest = rest[..<dot]
      guard words.count == 1, let word = words.first, Self.isPlace(word) else { break }
    }
    stem = String(rest)
    fileExtension = words.first ?? ""
    place = words.count == 2 ? "." + words[1] : ""
  }

  private static func isPlace(_ word: String) -> Bool {
    word == "new" || word.utf8.starts(with: "new-".utf8)
  }
}

extension Folder {
  /// Removes the old files of renamed notes.
  ///
  /// - Parameter isOurs: Whether a text, identified by its hash, was written under the name.
  /// - Returns: Those kept because a person has edited them.
  func remove(
    _ notes: [FormerNote], _ calls: FileCalls = .system,
    where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> [FormerNote] {
    var edited: [FormerNote] = []
    var hasRemoved = false
    for note in notes {
      guard let (folder, name) = (try? holder(of: note.name)) ?? nil,
        let entry = folder.entry(name), entry.kind == .file,
        // Where case makes no difference, both names may be those of one file.
        entry.identity != (try self.entry(at: note.newName))?.identity
      else { continue }
      if isOurs(try folder.hash(of: name), note) {
        try removeFile(at: note.name, calls)
        hasRemoved = true
      } else {
        edited.append(note)
      }
    }
    if hasRemoved { try sync(calls) }
    return edited
  }

  /// The first of a note's former files that a person has edited, and that can get its new name.
  ///
  /// - Parameter isOurs: Whether a text, identified by its hash, was written under the name.
  /// - Returns: nil if there is none, or if something has the new name already.
  func edited(
    among notes: [FormerNote], where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> FormerNote? {
    for note in notes where note.isMain {
      guard let (folder, name) = (try? holder(of: note.name)) ?? nil,
        folder.entry(name)?.kind == .file, try entry(at: note.newName) == nil,
        !isOurs(try folder.hash(of: name), note)
      else { continue }
      return note
    }
    return nil
  }
}
