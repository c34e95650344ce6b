public import MeetingModel

/// The sources of a command, in their order.
///
/// A word that stands for nothing is a source that cannot be read, so that the others go on.
public struct SourceList: Sendable {
  private let sources: [Result<Source, ExportError>]
  private let words: [String]

  /// Finds out what the words of a command line stand for.
  public init(_ words: [String]) {
    var sources: [Result<Source, ExportError>] = []
    var names: [String] = []
    for word in words {
      do throws(ExportError) {
        let found = try SourceResolver.sources(of: word)
        sources += found.map { Self.checked($0, foundBy: word) }
        names += found.map(\.name)
      } catch {
        sources.append(.failure(error))
        names.append(word)
      }
    }
    self.sources = sources
    self.words = names
  }

  /// What the user names may be a pipe, as a shell's process substitution; what lies in a folder
  /// has to be a file.
  private static func checked(
    _ source: Source, foundBy word: String
  ) -> Result<Source, ExportError> {
    guard case .file(let path) = source, path != word, FileSystem.kind(of: path) == .special else {
      return .success(source)
    }
    return .failure(
      ExportError(
        .badInput, "\(path) is \(FolderEntry.Kind.special.words), where a file belongs",
        hint: "name it itself, if it is to be read"))
  }

  /// How many there are.
  public var count: Int { sources.count }

  /// Whether the service has to be asked.
  public var hasBots: Bool {
    sources.contains { if case .success(.bot) = $0 { true } else { false } }
  }

  /// The inputs of the sources.
  ///
  /// - Parameter bot: Gives the input of a bot; not called where ``hasBots`` is false.
  public func inputs(bot: (BotID) -> Input = Input.withoutClient) -> [Input] {
    zip(words, sources).map { name, source in
      switch source {
      case .success(.file(let path)): .file(path: path)
      case .success(.standardInput): .standardInput
      case .success(.bot(let id)): bot(id)
      case .failure(let error): .failure(name: name, error)
      }
    }
  }
}
