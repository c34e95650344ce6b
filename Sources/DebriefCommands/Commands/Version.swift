internal import CVersion
internal import CommonMark

/// The version of the program (semver.org), as reported by `--version` and the HTTP client.
public enum Version {
  /// The version.
  public static let current = "0.1.0"

  /// The commit that the program was built from, with `-modified` after it if the sources had other
  /// changes; nil if the build was not told, as with a plain `swift build`.
  static var commit: String? {
    let text = String(cString: CVersionCommit())
    return text.isEmpty ? nil : text
  }

  /// The lines that `--version` prints.
  ///
  /// The first is `debrief 0.1.0`, which programs read. Below it are the commit, if it is known, and
  /// the version of libcmark that the program runs with; lines may be added there.
  static var description: String {
    var lines = ["debrief \(current)"]
    if let commit { lines.append("commit \(commit)") }
    lines.append("libcmark \(LibcmarkVersion.running)")
    return lines.joined(separator: "\n")
  }
}
