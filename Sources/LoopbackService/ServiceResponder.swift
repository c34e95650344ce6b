import HTTPTypes
import Hummingbird
import NIOCore
import TextScanning

/// Answers requests.
struct ServiceResponder: HTTPResponder {
  let state: ServiceState
  let acceptedKey: String
  let interference: (@Sendable (_ id: String) -> ScriptedAnswer?)?
  let date: (@Sendable () -> String)?

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    state.record(
      RecordedRequest(
        method: request.method, path: request.head.path ?? "", fields: request.headers))
    var answer = answer(to: request)
    for field in versionFields(of: request.uri.path) { answer.fields.append(field) }
    answer.fields[.date] = answer.fields[.date] ?? date?()
    // The server would overwrite a custom date.
    guard answer.delivery == .whole, answer.fields[.date] == nil else {
      let connection = RawConnection(channel: context.channel)
      await state.deliveries.run { [answer] in try await connection.deliver(answer) }
      try? await context.channel.close()
      throw Delivered()
    }
    return Response(
      status: answer.status, headers: answer.fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  private func answer(to request: Request) -> ScriptedAnswer {
    guard request.method == .get, let id = botID(in: request.uri.path) else {
      return .unavailable(.notFound, form: .json)
    }
    if let answer = interference?(id.lowercased()) { return answer }
    guard let authorization = request.headers[.authorization] else { return .keyRequired }
    guard authorization == "Bearer \(acceptedKey)" else { return .invalidKey }
    guard isUUID(id) else { return .invalidID }
    return state.nextAnswer(of: id.lowercased()) ?? .notFound(id)
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

/// Thrown after an answer was written directly to the connection, which is then closed, so that the
/// server writes nothing.
private struct Delivered: Error {}

/// The context of a request: its connection, for answers that break HTTP.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    self.channel = source.channel
  }
}
