package import HTTPTypes
import Synchronization

/// Where a ``LoopbackService`` gets its answers: ``FinishedBots`` in the demo, scripts in tests.
package protocol AnswerSource: Sendable {
  /// The answer to a request.
  ///
  /// - Parameter refusal: The answer to a wrong path, key or ID; nil for an answer about a bot.
  mutating func answer(to request: ServiceRequest, refusal: ServiceAnswer?) -> ServiceAnswer
}

/// A request that the server received.
package struct ServiceRequest: Sendable {
  /// The method.
  package let method: HTTPRequest.Method
  /// The path with its query, as sent.
  package let path: String
  /// The header fields.
  package let fields: HTTPFields
  /// The ID in the path of a GET request, or what stands in its place; nil for any other request.
  package let botID: String?
}

/// Finished bots, each with one answer.
package struct FinishedBots: AnswerSource {
  private let answers: [String: ServiceAnswer]

  /// Makes bots from the bodies of their answers, by ID in lower case.
  package init(_ bodies: [String: [UInt8]]) {
    answers = bodies.mapValues { .json($0) }
  }

  /// The answer about a bot, or that there is no such bot.
  package func answer(to request: ServiceRequest, refusal: ServiceAnswer?) -> ServiceAnswer {
    let id = request.botID ?? ""
    return refusal ?? answers[id.lowercased()] ?? .notFound(id)
  }
}

/// The source of a running server's answers, shared by its connections.
final class Answers: Sendable {
  private let contents: Mutex<any AnswerSource>

  init(_ source: any AnswerSource) {
    contents = Mutex(source)
  }

  var source: any AnswerSource { contents.withLock { $0 } }

  func answer(to request: ServiceRequest, refusal: ServiceAnswer?) -> ServiceAnswer {
    contents.withLock { $0.answer(to: request, refusal: refusal) }
  }
}
