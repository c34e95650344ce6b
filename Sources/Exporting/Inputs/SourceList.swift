public import MeetingModel

/// The sources of a command, in order.
///
/// A word that names nothing becomes a source that cannot be read, so that the others continue.
public struct SourceList: Sendable {
  private let sources: [Result<Source, ExportError>]
  private let words: [String]

  /// Resolves the words of a command line.
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

  /// A path that the user names may be a pipe, such as a shell's process substitution; an entry
  /// found in a folder must be a file.
  private static func checked(
    _ source: Source, foundBy word: String
  ) -> Result<Source, ExportError> {
    guard case .file(let path) = source, path != word, FileSystem.kind(of: path) == .special else {
      return .success(source)
    }
    return .failure(
      ExportError(
        .badInput, "\(path) is \(FolderEntry.Kind.special.words), where a file belongs",
        advice: "name it itself, if it is to be read"))
  }

  /// The number of sources.
  public var count: Int { sources.count }

  /// Whether the service has to be asked.
  public var hasBots: Bool {
    sources.contains { if case .success(.bot) = $0 { true } else { false } }
  }

  /// The paths of the sources, if all of them are files that can be tried.
  package var paths: [String]? {
    let paths = sources.compactMap { source -> String? in
      if case .success(.file(let path)) = source { path } else { nil }
    }
    return paths.count == sources.count ? paths : nil
  }

  /// The inputs of the sources.
  ///
  /// - Parameter bot: Gives the input of a bot; not called if ``hasBots`` is false.
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

/// Where a meeting is read from.
public enum Source: Sendable, Hashable {
  /// A file with one answer, an array of them, or JSON Lines.
  case file(path: String)
  /// The same from standard input.
  case standardInput
  /// A bot of the service.
  case bot(BotID)

  /// The name of the source in messages.
  public var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    case .bot(let id): id.text
    }
  }
}
