import MeetingModel
import TextScanning

/// A key read from a file, with warnings about the file's permissions.
struct KeyFile {
  let key: APIKey
  let warnings: [Warning]

  /// Reads a key file; symbolic links are followed, since mounted secrets use them.
  ///
  /// - Throws: ``PailFlowError/Kind/missingKey`` if it cannot be read,
  ///   ``PailFlowError/Kind/unsafeKeyFile`` if others than its owner can write it, and so choose
  ///   whose account is used.
  init(path: String) throws(PailFlowError) {
    let name = "the key file “\(path.printable())”"
    let file: SecretFile
    do {
      file = try SecretFile(path: path, name: name)
    } catch {
      switch error {
      case .unreadable(let reason):
        throw PailFlowError(
          .missingKey, "\(name) cannot be read: \(reason)", advice: .checkKeyFile)
      case .isWritableByOthers:
        throw PailFlowError(
          .unsafeKeyFile, "\(name) can be written by others",
          advice: "Run `chmod go-w` on it, and check that the key in it is yours")
      case .isTooLong:
        throw PailFlowError(
          .malformedKey, "\(name) is far too long for a key",
          advice: "The file must contain only the key")
      }
    }
    warnings = file.warnings
    key = try APIKey(file.text)
  }
}
