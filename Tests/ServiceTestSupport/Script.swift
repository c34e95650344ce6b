internal import HTTPTypes
internal import HummingbirdCore
internal import HummingbirdTLS
package import LoopbackService
package import NIOSSL

/// The answers of a test's service: what each bot answers in turn, faults among them, and a record
/// of all requests.
struct Script: AnswerSource {
  private let bots: [String: ScriptedBot]
  private var positions: [String: Int] = [:]
  private var faults: RandomFaults?
  var interference: (@Sendable (_ id: String) -> ServiceAnswer?)?
  var date: (@Sendable () -> String)?
  private(set) var faultCounts: [Fault: Int] = [:]
  private(set) var requests: [ServiceRequest] = []

  init(_ bots: [ScriptedBot], faults: RandomFaults?) {
    self.bots = Dictionary(bots.map { ($0.id, $0) }) { _, last in last }
    self.faults = faults
  }

  mutating func answer(to request: ServiceRequest, refusal: ServiceAnswer?) -> ServiceAnswer {
    requests.append(request)
    let id = request.botID ?? ""
    var answer =
      (request.botID == nil ? nil : interference?(id.lowercased()))
      ?? refusal ?? next(of: id.lowercased()) ?? .notFound(id)
    if let date = answer.fields[.date] ?? date?() {
      answer.fields[.date] = date
      // The server would overwrite the date.
      answer.transport = answer.transport ?? Delivery.whole
    }
    return answer
  }

  /// The next answer in a bot's script; nil for an unknown bot.
  ///
  /// An answer with a fault does not count: the next request gets the same scripted answer.
  private mutating func next(of id: String) -> ServiceAnswer? {
    guard let answers = bots[id]?.answers, let last = answers.last else { return nil }
    let position = positions[id, default: 0]
    let answer = position < answers.count ? answers[position] : last
    if let fault = faults?.next() {
      faultCounts[fault, default: 0] += 1
      return answer.with(fault)
    }
    positions[id] = position + 1
    return answer
  }
}

extension LoopbackService {
  /// Makes a server of scripted bots without starting it.
  ///
  /// - Parameters:
  ///   - bots: The known bots.
  ///   - acceptedKey: The accepted key.
  ///   - faults: The faults injected at random.
  package init(
    bots: [ScriptedBot], acceptedKey: String = LoopbackService.defaultKey,
    faults: RandomFaults? = nil
  ) {
    self.init(Script(bots, faults: faults), acceptedKey: acceptedKey)
  }

  /// The same server with a certificate.
  package func secured(with configuration: TLSConfiguration) throws -> LoopbackService {
    var service = self
    service.server = try .tls(tlsConfiguration: configuration)
    service.scheme = "https"
    return service
  }

  /// Overrides the scripted answers about a bot, as in an outage; if it is nil or returns nil, the
  /// script continues.
  ///
  /// It is called while the server is locked, so it must not ask the server for its requests.
  package var interference: (@Sendable (_ id: String) -> ServiceAnswer?)? {
    get { script.interference }
    set { script.interference = newValue }
  }

  /// The value of the `Date` field of each answer; nil for the system clock.
  package var date: (@Sendable () -> String)? {
    get { script.date }
    set { script.date = newValue }
  }

  private var script: Script {
    get { source as? Script ?? Script([], faults: nil) }
    set { source = newValue }
  }
}

extension RunningService {
  /// The requests so far, in order.
  package var requests: [ServiceRequest] { (source as? Script)?.requests ?? [] }

  /// How often each random fault was served.
  package var faultCounts: [Fault: Int] { (source as? Script)?.faultCounts ?? [:] }

  /// The base URL of the old path, whose responses have a deprecation header.
  package var unversionedBaseURL: String { "\(scheme)://127.0.0.1:\(port)" }
}
