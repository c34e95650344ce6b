/// The version of the program (semver.org), as `--version` and the HTTP client say it.
public enum Version {
  /// The version.
  public static let current = "0.1.0"
}
