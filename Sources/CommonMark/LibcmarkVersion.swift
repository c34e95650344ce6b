internal import CLibcmark

/// The libcmark that is in use.
package enum LibcmarkVersion {
  /// The version of the library that the program runs with, such as `0.30.2`, which need not be the
  /// one that it was built with.
  package static var running: String {
    String(cString: cmark_version_string())
  }
}
