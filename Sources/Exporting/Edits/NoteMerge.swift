internal import Archive
internal import Crypto
internal import Reports
internal import ThreeWayMerge

/// What becomes of a note that a person has edited, and into which a new text is merged.
struct NoteMerge {
  /// The note's file, as the archive will record it: with the hash of the new text, which is the
  /// base of the next merge, and the size of the file with the edits.
  let file: ArchivedFile
  /// The file's new content; nil if it stays as it is.
  let content: [UInt8]?
  /// Whether both have changed the same, so that the new text goes beside the note as well.
  let isConflict: Bool
  /// The SHA-256 of the file that was merged: any other has been saved since.
  let presentHash: [UInt8]
  /// The texts that the archive must know before the note is written.
  let bases: [ArchivedBase]

  /// Notes that are larger are kept as they are, in bytes.
  static let maximumSize = 16 << 20

  /// Merges a new text into an edited note.
  ///
  /// The order of what follows makes a stop at any moment harmless: the archive learns both bases
  /// and the hash of the merged note, the new text is placed beside the note if there is a conflict,
  /// then the merged note is put in its place, and then the archive records it. The next run knows a
  /// note that is merged already by its hash.
  ///
  /// - Parameters:
  ///   - output: The new text.
  ///   - name: The note's name.
  ///   - presentName: The name that its file still has.
  ///   - template: The number of the new text's template in the archive.
  /// - Returns: nil if it cannot be merged: there is no base that is proven, or a text is none.
  init?(
    _ output: RenderedOutput, into name: String, now presentName: String, in folder: Folder,
    of bot: ArchivedBot, template: Int64?, _ bases: NoteBases
  ) throws {
    guard output.text.size <= Self.maximumSize,
      let (folder, fileName) = try folder.holder(of: presentName),
      let entry = folder.entry(fileName), entry.kind == .file, entry.size <= Self.maximumSize,
      let known = try bases.known(of: bot)
    else { return nil }
    let present = try folder.read(fileName)
    let presentHash = Array(SHA256.hash(data: present))
    self.presentHash = presentHash
    let new = NoteBases.Base(hash: output.hash, text: try output.text.bytes())
    func file(size: Int) -> ArchivedFile {
      ArchivedFile(
        position: bot.position, format: .markdown, name: name, size: size, hash: new.hash,
        template: template, isEdited: true)
    }
    let isMerged = known.texts.contains { $0.hash == new.hash && $0.mergedHash == presentHash }
    // The run that put another text into the note may have been stopped before it could record it.
    let holdsOther = known.texts.contains {
      $0.hash != new.hash && $0.mergedHash == presentHash
    }
    if isMerged || (new.hash == known.hash && !holdsOther) {
      // No news. The text is kept from now on: another version might not make the same again.
      self.file = file(size: present.count)
      content = nil
      isConflict = false
      self.bases =
        isMerged ? [] : [try NoteBases.packed(new, of: bot, mergedHash: presentHash)]
      return
    }
    guard let base = try bases.base(of: bot, known, fileHash: presentHash),
      let merge = ThreeWayMerge(base: base.text, ours: new.text, theirs: present)
    else { return nil }
    self.file = file(size: merge.text.count)
    content = merge.text == present ? nil : merge.text
    isConflict = merge.conflicts > 0
    // A note that stays as it is tells nothing of whether the text beside it is in place yet.
    let mergedHash = content.map { Array(SHA256.hash(data: $0)) }
    self.bases = [
      try NoteBases.packed(base, of: bot),
      try NoteBases.packed(new, of: bot, mergedHash: mergedHash),
    ]
  }
}
