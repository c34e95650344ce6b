import Foundation

/// Where the project lies, for tests that read its files.
enum ProjectFolder {
  /// The project's root.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
