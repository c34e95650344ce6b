internal import Archive

extension Archive {
  static func opened(at path: String, _ opening: Archive.Opening) throws(ExportError) -> Archive {
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
}
