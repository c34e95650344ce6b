internal import Archive

/// The known texts that a note has, had, or was about to get: `render` keeps them beside its notes
/// (``WrittenHashes``), `export` in its archive.
protocol NoteHistory {
  /// Whether a text was written, or about to be written, to a place.
  func isOurs(_ hash: [UInt8], at place: NotePlace) -> Bool
  /// Whether any text was written, or about to be written, under the note's name.
  var hasNote: Bool { get }
  /// Whether a text has ever been in any place of the note.
  func wasPlaced(_ hash: [UInt8]) -> Bool
}

/// Decides what happens to a note, so that nothing that a person has edited is overwritten.
///
/// An existing note that was not written by this program, or has been edited since, stays; the new text
/// goes to `NAME.EXT.new` beside it, unless it was written before, or to `NAME.EXT.new-2` and so on
/// if that file was edited too.
struct NotePlan {
  /// What happens to the text.
  enum Fate {
    /// It is written.
    case written
    /// An identical file is already there.
    case unchanged
    /// It was written before, and a person has edited the existing file: nothing is written.
    case keptAsBefore
  }

  /// The current content of a place.
  private enum Present {
    case nothing
    case sameText
    case ours
    case edited
  }

  let name: String
  /// Where the text goes.
  let place: NotePlace
  let fate: Fate
  /// Whether the file with the note's name, which is kept, was never one that this program wrote.
  let isForeign: Bool

  var fileName: String { name + place.suffix }

  /// Whether a file with the text is where it goes.
  var isInPlace: Bool {
    if case .unchanged = fate { true } else { false }
  }

  /// Compares the text with the existing files and decides.
  ///
  /// - Parameters:
  ///   - history: The known texts of the note; used only if a file exists.
  ///   - overwritesEdited: Whether files that a person has edited are overwritten (`--force`).
  ///   - moved: Files that are about to get the names of the note and of texts beside it.
  ///   - isElsewhere: Whether files under old names that will be removed hold the note's text.
  /// - Throws: An error of the kind bad input if a folder or a pipe is in its place.
  init(
    _ output: RenderedOutput, name: String, in folder: Folder, _ history: some NoteHistory,
    overwritesEdited: Bool, moved: [FormerNote] = [],
    isElsewhere: () throws(ExportError) -> Bool
  ) throws(ExportError) {
    let holder = try folder.holder(of: name)
    func present(at place: NotePlace) throws(ExportError) -> Present {
      let moved = moved.first { $0.newName == name + place.suffix }
      if moved != nil, place == .note { return .edited }
      let present =
        if let moved { try folder.holder(of: moved.name) } else {
          holder.map { (folder: $0.folder, name: $0.name + place.suffix) }
        }
      guard let (folder, fileName) = present else { return .nothing }
      guard let kind = folder.entry(fileName)?.kind else { return .nothing }
      // The link was made after the note: it is replaced, and its target is not touched.
      if kind == .link { return overwritesEdited ? .ours : .edited }
      if try folder.holds(output.text, output.hash, in: fileName) { return .sameText }
      guard !overwritesEdited else { return .ours }
      return history.isOurs(try folder.hash(of: fileName), at: place) ? .ours : .edited
    }
    var place = NotePlace.note
    var found = try present(at: place)
    while found == .edited {
      place = place.next
      found = try present(at: place)
    }
    self.name = name
    self.place = place
    isForeign =
      place != .note && !history.hasNote && !moved.contains { $0.newName == name }
    if found == .sameText {
      fate = .unchanged
    } else if place != .note, history.wasPlaced(output.hash) {
      // What has the note's name may be anybody's: the only copy of the text must not go.
      fate = try isElsewhere() ? .written : .keptAsBefore
    } else {
      fate = .written
    }
  }

  func outcome(in path: String) -> NoteOutcome {
    switch (fate, place) {
    case (.written, .note): .written(path: path + name)
    case (.unchanged, .note): .unchanged(path: path + name)
    case (.keptAsBefore, _):
      isForeign ? .blockedAsBefore(path: path + name) : .keptAsBefore(path: path + name)
    case (_, .beside):
      isForeign
        ? .blocked(path: path + name, newPath: path + fileName)
        : .kept(path: path + name, newPath: path + fileName)
    }
  }
}
