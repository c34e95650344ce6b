internal import Exporting
internal import Verification

/// Finds the output files that an argument refers to.
enum OutputFiles {
  /// The maximum depth of nested folders: links can form a cycle.
  private static let maximumDepth = 16

  /// The file at a path, or the files of a folder that can be verified, sorted by the bytes of
  /// their names.
  ///
  /// - Throws: ``ExportError`` of the kind bad input for any other path.
  static func files(at path: String) throws(ExportError) -> [(path: String, kind: OutputKind)] {
    switch FileSystem.kind(of: path) {
    case .folder?:
      let files = try files(inFolder: path, depth: 0)
      guard !files.isEmpty else {
        throw ExportError(
          .badInput, at: path, "this folder has no notes, such as *.md or *.html",
          advice: "name a folder with notes, or the notes themselves")
      }
      return files
    case .some:
      guard let kind = OutputKind(path: path) else {
        throw ExportError(
          .badInput, at: path, "this file's extension is not that of a note",
          advice: "name files with the extensions that debrief writes, such as .md, .html and .csv")
      }
      return [(path, kind)]
    case nil:
      throw ExportError(
        .badInput, at: path, "no such file", advice: "name a file or folder of notes")
    }
  }

  private static func files(
    inFolder path: String, depth: Int
  ) throws(ExportError) -> [(path: String, kind: OutputKind)] {
    let folder = path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
    var files: [(path: String, kind: OutputKind)] = []
    let names = try FileSystem.names(inFolder: path).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    for name in names where name.utf8.first != UInt8(ascii: ".") {
      switch FileSystem.kind(of: folder + name) {
      case .folder? where depth < maximumDepth:
        files += try Self.files(inFolder: folder + name, depth: depth + 1)
      case .file?:
        if let kind = OutputKind(path: name) { files.append((folder + name, kind)) }
      default: break
      }
    }
    return files
  }
}
