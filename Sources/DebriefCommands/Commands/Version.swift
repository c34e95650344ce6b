/// The version of the program (semver.org), as reported by `--version` and the HTTP client.
public enum Version {
  /// The version.
  public static let current = "0.1.0"
}
