/// What an archive knows of a file that was written of a meeting, or of its line in the file of all
/// lines.
package struct ArchivedOutput: Sendable, Hashable {
  /// The file's name in the folder.
  package var name: String
  /// Its size in bytes; nil where nothing was completed under the name yet.
  package var size: Int?
  /// The number of the template and settings that it was made with; nil where its meeting has
  /// changed since.
  package var template: Int64?

  /// Makes a value.
  package init(name: String, size: Int?, template: Int64?) {
    self.name = name
    self.size = size
    self.template = template
  }
}
