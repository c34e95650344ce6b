/// Something that a pipeline reads meetings from: a name for messages, and its bytes when asked.
public struct Input: Sendable {
  /// How messages name the input.
  public let name: String
  /// Gives the bytes: one answer of the service, an array of them, or JSON Lines.
  public let read: @Sendable () async throws(ExportError) -> [UInt8]

  /// Makes an input.
  public init(name: String, read: @escaping @Sendable () async throws(ExportError) -> [UInt8]) {
    self.name = name
    self.read = read
  }

  /// The inputs that a word of the command line stands for.
  ///
  /// A word that stands for nothing is an input that cannot be read, so that the others go on.
  public static func inputs(for word: String) -> [Input] {
    do throws(ExportError) {
      return try SourceResolver.sources(of: word).map(Input.init)
    } catch {
      return [Input(name: word) { () throws(ExportError) in throw error }]
    }
  }

  /// The input of a file, or of standard input.
  public init(_ source: Source) {
    switch source {
    case .file(let path):
      self.init(name: path) { () throws(ExportError) in try FileSystem.read(path) }
    case .standardInput:
      self.init(name: source.name) { () throws(ExportError) in try FileSystem.read(nil) }
    case .bot(let id):
      self.init(name: id) { () throws(ExportError) in
        throw ExportError(
          .badInput, "\(id): no such file",
          hint: "a bot is fetched by a version of debrief that has the network part")
      }
    }
  }
}
