internal import Archive

extension Archive {
  static func opened(
    at path: String, _ opening: Archive.Opening
  ) throws(ExportError) -> Archive {
    do {
      return try Archive(path: path, opening)
    } catch {
      throw ExportError(error)
    }
  }

  func closed() throws(ExportError) {
    do {
      try close()
    } catch {
      throw ExportError(error)
    }
  }

  func number(of template: NoteTemplate) throws(ExportError) -> Int64 {
    do {
      return try self.template(hash: template.hash)
    } catch {
      throw ExportError(error)
    }
  }

  /// Whether the file of all lines is packed.
  func hasPackedLines() throws(ExportError) -> Bool {
    do {
      return try linesFileName()?.utf8.last == UInt8(ascii: "z")
    } catch {
      throw ExportError(error)
    }
  }
}
