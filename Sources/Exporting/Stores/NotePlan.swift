internal import Archive

/// What is known of the texts that a note has, had, or was about to get: `render` keeps it beside
/// its notes (``WrittenHashes``), `export` in its archive.
protocol NoteHistory {
  /// Whether a text was written to a place, or was about to be.
  func isOurs(_ hash: [UInt8], at place: NotePlace) -> Bool
  /// Whether a text has ever been in any place of the note.
  func wasPlaced(_ hash: [UInt8]) -> Bool
}

/// Decides what becomes of a note, so that nothing that a person has edited is overwritten.
///
/// A note that is there already and was not written by this program, or was edited since, stays;
/// the new text goes to `NAME.EXT.new` beside it, unless it was written before, or to
/// `NAME.EXT.new-2` and so on where that was edited too.
struct NotePlan {
  /// What becomes of the text.
  enum Fate {
    /// It is written.
    case written
    /// It is there already, byte for byte.
    case unchanged
    /// It was written before, and a person has edited what is there: nothing is written.
    case keptAsBefore
  }

  /// What lies in a place.
  private enum Present {
    case nothing
    case sameText
    case ours
    case edited
  }

  /// The note's name.
  let name: String
  /// Where the text goes.
  let place: NotePlace
  let fate: Fate

  /// The name of the file that the text goes into.
  var fileName: String { name + place.suffix }

  /// Looks at what is there and decides.
  ///
  /// - Parameters:
  ///   - output: The text.
  ///   - name: The note's name.
  ///   - folder: Its folder.
  ///   - history: What is known of its texts; asked for only where something is there.
  ///   - overwritesEdited: Whether what a person has edited is overwritten (`--force`).
  /// - Throws: An error of the kind bad input where a folder or a pipe lies in its place.
  init(
    _ output: RenderedOutput, name: String, in folder: Folder, _ history: some NoteHistory,
    overwritesEdited: Bool
  ) throws(ExportError) {
    func present(at place: NotePlace) throws(ExportError) -> Present {
      let fileName = name + place.suffix
      guard let kind = folder.entry(fileName)?.kind else { return .nothing }
      // Whoever put a link here did so since; it is replaced itself, and where it leads is not
      // touched.
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
    fate =
      switch found {
      case .sameText: .unchanged
      case _ where place != .note && history.wasPlaced(output.hash): .keptAsBefore
      case .nothing, .ours, .edited: .written
      }
  }

  /// What becomes of the note, in a folder of a path.
  func outcome(in path: String) -> NoteOutcome {
    switch (fate, place) {
    case (.written, .note): .written(path: path + name)
    case (.unchanged, .note): .unchanged(path: path + name)
    case (.keptAsBefore, _): .keptAsBefore(path: path + name)
    case (_, .beside): .kept(path: path + name, newPath: path + fileName)
    }
  }
}

/// A file of a note that has another name now.
struct FormerNote: Hashable {
  let name: String
  let newName: String
}

extension Folder {
  /// Removes files that notes had under other names.
  ///
  /// - Parameters:
  ///   - notes: The files.
  ///   - calls: How the folder is synced.
  ///   - isOurs: Whether a text, by its hash, is one that was written under the name.
  /// - Returns: Those that stay because a person has edited them.
  func remove(
    _ notes: [FormerNote], _ calls: FileCalls = .system,
    where isOurs: (_ hash: [UInt8], FormerNote) -> Bool
  ) throws(ExportError) -> [FormerNote] {
    var edited: [FormerNote] = []
    var hasRemoved = false
    for note in notes where size(of: note.name) != nil {
      if isOurs(try hash(of: note.name), note) {
        try remove(note.name)
        hasRemoved = true
      } else {
        edited.append(note)
      }
    }
    if hasRemoved { try sync(calls) }
    return edited
  }
}
