/// A source of template packs.
package protocol PackSource: Sendable {
  /// The folder of a pack; nil for a pack that is built in.
  func folder(ofPack name: String) -> String?

  /// The names of the source's packs, in order.
  func packNames() -> [String]

  /// The files of a pack; nil if the source has no pack of that name.
  ///
  /// A file that cannot be read is one with a fault.
  ///
  /// - Throws: ``ReportError`` if the pack exists but cannot be read.
  func files(ofPack name: String) throws(ReportError) -> [PackFile]?
}

extension PackSource {
  package func folder(ofPack name: String) -> String? { nil }
}
