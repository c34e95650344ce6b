internal import HTTPTypes
package import LoopbackService

extension ServiceAnswer {
  /// This answer with a fault.
  package func with(_ fault: Fault) -> ServiceAnswer {
    var answer = self
    switch fault {
    case .html: return .html("<!doctype html><title>Welcome</title><p>Please sign in.")
    case .empty: return ServiceAnswer(status: .ok)
    case .cutOff: answer.delivery = .cutOff(after: body.count / 2)
    case .resetInBody: answer.delivery = .reset(after: body.count / 2)
    case .longerThanAnnounced: answer.delivery = .announcing(body.count / 2)
    case .cutOffUnseen:
      answer.body.removeLast(body.count / 2)
      answer.delivery = .unframed
    case .trickled: answer.delivery = .trickled(pause: .seconds(1))
    case .notUTF8: answer.replace("meeting", by: [0xFF])
    case .unknownStatus: answer.replace("completed", by: Array("rehearsing".utf8))
    case .anotherBot: return .running("00000000-0000-4000-8000-000000000000")
    case .closedBeforeHead: answer.delivery = .closedBeforeHead
    case .resetBeforeHead: answer.delivery = .resetBeforeHead
    case .stalledBeforeHead: answer.delivery = .stalledBeforeHead
    case .stalledAfterHead: answer.delivery = .stalledAfterHead
    case .gzipBomb: return .gzipBomb(unpackedSize: 70 << 20)
    case .notFound: return .notFound("session")
    case .keyVerificationFailed: return .keyVerificationFailed
    case .keyUnverifiable: return .keyUnverifiable
    case .requestTimeout: return .unavailable(.requestTimeout, form: .empty)
    case .tooEarly: return .unavailable(.init(code: 425), form: .empty)
    case .tooManyRequests: return .unavailable(.tooManyRequests, retryAfter: "1")
    case .internalServerError: return .unavailable(.internalServerError)
    case .badGateway: return .unavailable(.badGateway, form: .html)
    case .serviceUnavailable: return .unavailable(.serviceUnavailable, retryAfter: "1")
    case .gatewayTimeout: return .unavailable(.gatewayTimeout, form: .empty)
    }
    return answer
  }

  /// Replaces the first occurrence of a word in the body.
  private mutating func replace(_ word: String, by replacement: [UInt8]) {
    let pattern = Array(word.utf8)
    guard let range = body.firstRange(of: pattern) else { return }
    body.replaceSubrange(range, with: replacement)
  }
}
