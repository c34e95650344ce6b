internal import ArgumentParser
internal import Exporting
internal import MeetingModel
internal import PailFlow
internal import TextScanning
internal import WebhookService

/// The options for taking the calls of the webhook.
struct WebhookOptions: ParsableArguments {
  @Option(
    help: .init(
      "The address and the port to listen on. Others than loopback have no TLS.",
      valueName: "host:port"))
  var listen: String = "127.0.0.1:8080"

  @Option(
    name: .customLong("secret-file"),
    help: .init(
      "The file that contains the secret in the webhook's address. (default: that in DEBRIEF_SERVE_SECRET)",
      valueName: "file"),
    completion: .file())
  var secretFile: String?

  @Option(
    help: .init(
      "The most bytes of a call, with K, M or nothing behind the number.", valueName: "size"))
  var maxBody: String = "32M"

  @Option(
    name: .customLong("exec"),
    help: .init(
      "A program to run after each note, without a shell, with the event as JSON on its standard input.",
      valueName: "program"),
    completion: .file())
  var program: String?

  /// The variable that has the secret if no file does.
  static let secretVariable = "DEBRIEF_SERVE_SECRET"
  /// The sizes that `--max-body` can have, in bytes: the service's largest answer is 64 MB.
  private static let bodySizes = 1_024...(64 << 20)

  func validate() throws {
    guard ListenAddress(listen) != nil else {
      throw ValidationError("--listen \(listen): use an address and a port, such as 127.0.0.1:8080")
    }
    guard let size = Self.size(maxBody), Self.bodySizes.contains(size) else {
      throw ValidationError("--max-body \(maxBody): use a size from 1K to 64M, such as 8M")
    }
  }

  /// Where to listen.
  var address: ListenAddress { ListenAddress(listen) ?? ListenAddress(host: "127.0.0.1", port: 0) }

  /// What callers are granted.
  var limits: ServerLimits {
    var limits = ServerLimits()
    if let size = Self.size(maxBody) { limits.bodySize = size }
    if let openFiles = OpenFileLimit.current { limits.fit(openFiles: openFiles) }
    return limits
  }

  /// The bytes of `32M`, `512K` or `1000`; nil for anything else.
  private static func size(_ text: String) -> Int? {
    let units: [UInt8: Int] = [UInt8(ascii: "K"): 1 << 10, UInt8(ascii: "M"): 1 << 20]
    let unit = text.utf8.last.flatMap { units[$0] }
    let digits = unit == nil ? text.utf8[...] : text.utf8.dropLast()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(\.isDigit),
      let number = Int(Substring(digits))
    else { return nil }
    return number * (unit ?? 1)
  }

  /// The secret.
  ///
  /// - Throws: An ``ExportError`` of the kind usage if there is none, or if it is not fit for one.
  func secret(saying console: Console) throws(ExportError) -> WebhookSecret {
    let (text, place) = try givenSecret(saying: console)
    do {
      return try WebhookSecret(text)
    } catch {
      let reason =
        switch error {
        case .tooShort: "the secret is shorter than \(WebhookSecret.minimumLength) characters"
        case .notUnreserved:
          "the secret has other characters than letters, digits, and - . _ ~ of a URL"
        }
      throw ExportError(
        .usage, at: place, reason,
        advice: "make another: debrief serve --new-secret FILE, or openssl rand -hex 32")
    }
  }

  private func givenSecret(
    saying console: Console
  ) throws(ExportError) -> (text: String, place: String) {
    guard let path = secretFile else {
      guard let text = Environment.value(of: Self.secretVariable), !text.isEmpty else {
        throw ExportError(
          .usage, "there is no secret, and without one anybody could write notes",
          advice:
            "make one with debrief serve --new-secret FILE, and give it with --secret-file FILE or in \(Self.secretVariable)"
        )
      }
      return (text, Self.secretVariable)
    }
    let name = "the file of the secret, “\(path.printable())”,"
    do {
      let file = try SecretFile(path: path, name: name)
      for warning in file.warnings { console.say(.warning, warning.message) }
      return (file.text, path)
    } catch {
      switch error {
      case .unreadable(let reason):
        throw ExportError(
          .usage, "\(name) cannot be read: \(reason)",
          advice: "check the path that --secret-file names")
      case .isWritableByOthers:
        throw ExportError(
          .usage, "\(name) can be written by others",
          advice: "run chmod go-w on it, and check that the secret in it is yours")
      case .isTooLong:
        throw ExportError(
          .usage, "\(name) is far too long for a secret",
          advice: "put only the secret into it")
      }
    }
  }

  /// Writes a new secret into a new file that only its owner can read.
  static func writeNewSecret(to path: String) throws(ExportError) {
    guard FileSystem.kind(of: path) == nil else {
      throw ExportError(
        .usage, at: path, "there is a file already, and its secret may be in use",
        advice: "name another, or remove it")
    }
    try PrivateFile.write(Array((WebhookSecret.random() + "\n").utf8), to: path)
  }
}
