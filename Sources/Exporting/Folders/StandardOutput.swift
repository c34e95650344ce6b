internal import LibC

/// The stream of the program's data.
public enum StandardOutput {
  /// Writes bytes; a reader that has gone is not an error.
  public static func write(_ bytes: [UInt8]) throws(ExportError) {
    _ = try FileSystem.write(bytes, to: STDOUT_FILENO, name: "standard output")
  }
}
