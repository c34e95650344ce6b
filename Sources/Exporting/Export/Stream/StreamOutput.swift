internal import LibC

/// The places that the results of a streaming export go to: standard output, and for failures a
/// file.
actor StreamOutput {
  private let executor = SerialQueue(label: "debrief.output")
  private let failures: StreamExportOptions.Failures
  private var file: AtomicFile?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Throws: An ``ExportError`` if the file of failures cannot be written.
  init(failures: StreamExportOptions.Failures) throws(ExportError) {
    self.failures = failures
    if case .file(let path) = failures, !FileSystem.isWrittenInPlace(path) {
      file = try AtomicFile(path: path)
    }
  }

  /// Writes a result where it belongs; false if the reader of standard output has gone.
  func write(_ result: StreamedBot) throws(ExportError) -> Bool {
    if case .line(let bytes) = result.outcome { return try writeOut(bytes) }
    guard let record = result.failureRecord else { return true }
    switch failures {
    case .reported: return true
    case .inline: return try writeOut(record)
    case .file(let path):
      if file == nil {
        try FileSystem.write(record, toSpecial: path)
      } else {
        try file?.append(record)
      }
      return true
    }
  }

  /// Puts the file of failures into place; it is empty if nothing failed.
  func finish() throws(ExportError) {
    try file?.commit()
    file = nil
  }

  private func writeOut(_ bytes: [UInt8]) throws(ExportError) -> Bool {
    try FileSystem.write(bytes, to: STDOUT_FILENO, name: "standard output")
  }
}
