import Foundation
import JSONDocument
import MeetingModel
import Synchronization
import WebhookService

/// Takes calls, and remembers them.
final class ScriptedReceiver: WebhookReceiver {
  private let contents = Mutex<(calls: [WebhookCall], turnedAway: [String])>(([], []))
  let answer: WebhookAnswer
  let isWell: Bool

  init(answer: WebhookAnswer = .accepted, isWell: Bool = true) {
    self.answer = answer
    self.isWell = isWell
  }

  var calls: [WebhookCall] { contents.withLock { $0.calls } }
  var turnedAway: [String] { contents.withLock { $0.turnedAway } }

  func receive(_ call: WebhookCall) async -> WebhookAnswer {
    contents.withLock { $0.calls.append(call) }
    return answer
  }

  func health() async -> (isWell: Bool, figures: JSONObject) {
    (isWell, JSONObject(members: [.init(name: "queued", value: .number(JSONNumber(3)))]))
  }

  func turnedAway(_ reason: String) { contents.withLock { $0.turnedAway.append(reason) } }
}

/// A server on a free port, while a closure runs.
struct RunningServer {
  static let secret = "0123456789abcdef-secret"
  static let path = "/hooks/pailflow/\(secret)"

  let port: Int

  /// The text of a call.
  static func call(_ body: String, path: String = path, fields: String = "") -> String {
    "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
  }

  /// Sends a request that is the last one of its connection, and gives all that comes back.
  func answer(to request: String) async throws -> String {
    let connection = try RawConnection(port: port)
    connection.send(
      request.replacingOccurrences(of: "Host: x\r\n", with: "Host: x\r\nConnection: close\r\n"))
    return await connection.received()
  }

  /// Runs a server; it is told to stop when the closure ends.
  static func run(
    _ receiver: any WebhookReceiver = ScriptedReceiver(),
    adjusting adjust: (inout ServerLimits) -> Void = { _ in },
    _ body: (RunningServer) async throws -> Void
  ) async throws {
    var limits = ServerLimits()
    adjust(&limits)
    let server = WebhookServer(
      at: ListenAddress(host: "127.0.0.1", port: 0), secret: try WebhookSecret(secret),
      receiver: receiver, limits: limits)
    let (ports, announced) = AsyncStream.makeStream(of: Int.self)
    let task = Task {
      defer { announced.finish() }
      try await server.run { address in announced.yield(address.port) }
    }
    var failure: (any Error)?
    do {
      for await port in ports {
        try await body(RunningServer(port: port))
        break
      }
    } catch {
      failure = error
    }
    task.cancel()
    try await task.value
    if let failure { throw failure }
  }
}
