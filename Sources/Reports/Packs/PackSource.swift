/// Somewhere that template packs are found.
package protocol PackSource: Sendable {
  /// The names of the packs that are here, in order.
  func packNames() -> [String]

  /// The files of a pack; nil if there is no pack of the name here.
  ///
  /// - Throws: ``ReportError`` if the pack is here but cannot be read.
  func files(ofPack name: String) throws(ReportError) -> [PackFile]?
}
