/// A file that only its owner can read: raw answers contain what people said.
public enum PrivateFile {
  /// Writes a whole file with mode 600, or writes to the device or pipe at the path.
  public static func write(_ bytes: [UInt8], to path: String) throws(ExportError) {
    if FileSystem.isWrittenInPlace(path) {
      try FileSystem.write(bytes, toSpecial: path)
      return
    }
    var file = try AtomicFile(path: path, mode: 0o600)
    try file.append(bytes)
    try file.commit()
  }
}
