/// A source of template packs.
package protocol PackSource: Sendable {
  /// The names of the source's packs, in order.
  func packNames() -> [String]

  /// The files of a pack; nil if the source has no pack of that name.
  ///
  /// - Throws: ``ReportError`` if the pack exists but cannot be read.
  func files(ofPack name: String) throws(ReportError) -> [PackFile]?
}
