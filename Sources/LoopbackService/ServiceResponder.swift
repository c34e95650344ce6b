import HTTPTypes
import Hummingbird
import NIOCore
import TextScanning

/// Answers requests.
struct ServiceResponder: HTTPResponder {
  let answers: Answers
  let acceptedKey: String

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    let id = request.method == .get ? botID(in: request.uri.path) : nil
    var answer = answers.answer(
      to: ServiceRequest(
        method: request.method, path: request.head.path ?? "", fields: request.headers,
        botID: id),
      refusal: refusal(of: request, about: id))
    for field in versionFields(of: request.uri.path) { answer.fields.append(field) }
    if let transport = answer.transport {
      await transport.send(answer, over: context.channel)
      try? await context.channel.close()
      throw Sent()
    }
    return Response(
      status: answer.status, headers: answer.fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  /// The answer to a request with a wrong path, key or ID; nil if there is nothing wrong with it.
  private func refusal(of request: Request, about id: String?) -> ServiceAnswer? {
    guard let id else { return .noSuchPath }
    guard let authorization = request.headers[.authorization] else { return .keyRequired }
    guard authorization == "Bearer \(acceptedKey)" else { return .invalidKey }
    return isUUID(id) ? nil : .invalidID
  }

  private func versionFields(of path: String) -> [HTTPField] {
    let fields =
      path.utf8.starts(with: "/v1/".utf8)
      ? [("X-API-Version", "v1")]
      : [("X-API-Version", "unversioned"), ("X-API-Deprecated", "true")]
    return fields.compactMap { name, value in
      HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }
  }

  /// The ID in `/v1/api/bot/ID/status` or `/api/bot/ID/status`.
  private func botID(in path: String) -> String? {
    var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.first == "" else { return nil }
    parts.removeFirst()
    if parts.first == "v1" { parts.removeFirst() }
    guard parts.count == 4, parts[0] == "api", parts[1] == "bot", parts[3] == "status" else {
      return nil
    }
    return parts[2]
  }

  private func isUUID(_ id: String) -> Bool {
    let groups = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.joined().allSatisfy(\.isHexadecimalDigit)
  }
}

/// Thrown after an answer's own transport has sent it, so that the server sends nothing.
private struct Sent: Error {}

/// The context of a request: its connection, for answers with a transport of their own.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    self.channel = source.channel
  }
}
