internal import Reports

/// A file of a note that has another name now.
struct FormerNote: Hashable {
  let name: String
  let newName: String

  /// Whether it is a note itself, and not a text beside one.
  var isMain: Bool {
    NoteFileName(name).place.isEmpty
  }

  /// Whether its old name is that of a note, or of a text beside one.
  func concerns(_ note: String) -> Bool {
    name.utf8.starts(with: note.utf8) && NoteFileName(name).main == note
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

  /// The name of the note itself.
  var main: String { "\(stem).\(fileExtension)" }

  /// The extensions of notes that contain a dot, each with one in front.
  private static let dottedExtensions = OutputFormat.allCases.map { "." + $0.fileExtension }
    .filter { $0.utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1 }

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
    place = words.count == 2 ? "." + words[1] : ""
    let main = name[..<name.utf8.index(name.endIndex, offsetBy: -place.utf8.count)]
    let dotted = Self.dottedExtensions.first { ending in
      main.utf8.count > ending.utf8.count
        && main.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    stem = dotted.map { String(Substring(main.utf8.dropLast($0.utf8.count))) } ?? String(rest)
    fileExtension = dotted.map { String($0.dropFirst()) } ?? words.first ?? ""
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
    let (ours, edited) = try divided(notes, where: isOurs)
    for note in ours { try removeFile(at: note.name, calls) }
    if !ours.isEmpty { try sync(calls) }
    return edited
  }

  /// Whether old files of a renamed note are there that hold only what was written.
  func hasOurs(
    _ notes: [FormerNote], where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> Bool {
    try !divided(notes, where: isOurs).ours.isEmpty
  }

  /// The old files of renamed notes that hold only what was written, and those that a person has
  /// edited; what was put beside an edited note stays with it, and is neither.
  private func divided(
    _ notes: [FormerNote], where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> (ours: [FormerNote], edited: [FormerNote]) {
    var (ours, edited): ([FormerNote], [FormerNote]) = ([], [])
    var kept: Set<String> = []
    // A note comes before what is beside it.
    for note in notes where !kept.contains(NoteFileName(note.name).main) {
      guard let (folder, name) = (try? holder(of: note.name)) ?? nil,
        let entry = folder.entry(name), entry.kind == .file,
        // Where case makes no difference, both names may be those of one file.
        entry.identity != (try self.entry(at: note.newName))?.identity
      else { continue }
      if isOurs(try folder.hash(of: name), note) {
        ours.append(note)
      } else {
        edited.append(note)
        kept.insert(note.name)
      }
    }
    return (ours, edited)
  }

  /// The first of a note's former files that a person has edited, and that can get its new name; after
  /// it, the texts beside it, which go with it.
  ///
  /// - Parameter isOurs: Whether a text, identified by its hash, was written under the name.
  /// - Returns: Nothing if there is none, or if something has the new name already.
  func edited(
    among notes: [FormerNote], where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> [FormerNote] {
    for note in notes where note.isMain {
      guard let (folder, name) = (try? holder(of: note.name)) ?? nil,
        folder.entry(name)?.kind == .file, try entry(at: note.newName) == nil,
        !isOurs(try folder.hash(of: name), note)
      else { continue }
      return [note] + (try texts(beside: note, among: notes))
    }
    return []
  }

  /// The texts beside a note, with the names that they get together with it.
  private func texts(
    beside main: FormerNote, among notes: [FormerNote]
  ) throws(ExportError) -> [FormerNote] {
    var texts: [FormerNote] = []
    for note in notes where !note.isMain {
      let name = NoteFileName(note.name)
      let text = FormerNote(name: note.name, newName: main.newName + name.place)
      guard name.main == main.name, try entry(at: text.name)?.kind == .file,
        try entry(at: text.newName) == nil
      else { continue }
      texts.append(text)
    }
    return texts
  }
}
