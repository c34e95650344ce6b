internal import ArgumentParser
internal import Exporting

/// The options for notes that people may edit.
struct NoteOptions: ParsableArguments {
  /// What becomes of edited notes, as a word of the command line.
  enum OnEdit: String, ExpressibleByArgument, CaseIterable {
    case merge
    case keep
    case overwrite
  }

  @OptionGroup var appearance: AppearanceOptions

  @Option(
    help: .init(
      "For notes that have been edited since they were written: merge the new text into them, keep them and put it beside them, or overwrite them. Merging needs the archive of an export; without one, they are kept. (default: merge)",
      valueName: "policy"))
  var onEdit: OnEdit?

  @Flag(
    help: "Overwrite notes that have been edited since they were written: --on-edit overwrite.")
  var force = false

  /// What becomes of edited notes where there is an archive.
  var editPolicy: EditPolicy {
    if force { return .overwrite }
    return onEdit.flatMap { EditPolicy(rawValue: $0.rawValue) } ?? .merge
  }

  func validate() throws {
    if force, let onEdit, onEdit != .overwrite {
      throw ValidationError("--force and --on-edit \(onEdit.rawValue) exclude each other")
    }
  }

  /// Whether edited notes are overwritten where there is no archive.
  ///
  /// - Parameters:
  ///   - hasFolder: Whether the notes go into a folder, where they could be merged.
  ///   - console: Says that notes are kept which were to be merged.
  func overwritesEdited(hasFolder: Bool, saying console: Console) -> Bool {
    if hasFolder, onEdit == .merge, !force {
      console.say(
        .warning,
        "--on-edit merge: without the archive of an export, nothing tells what notes were made from;"
          + " those that have been edited are kept, with the new text beside them",
        fields: [("event", "not_merged")])
    }
    return editPolicy == .overwrite
  }
}
