/// The archive's record of a file written for a meeting, or of its line in the lines file.
package struct ArchivedOutput: Sendable, Hashable {
  /// The file's name in the folder.
  package var name: String
  /// Its size in bytes; nil if nothing has been completed under the name yet.
  package var size: Int?
  /// The number of the template and settings it was made with; nil if its meeting has changed
  /// since.
  package var template: Int64?

  /// Makes a value.
  package init(name: String, size: Int?, template: Int64?) {
    self.name = name
    self.size = size
    self.template = template
  }
}
