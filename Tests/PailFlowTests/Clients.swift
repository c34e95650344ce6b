import Logging
import LoopbackService
import PailFlow
import ServiceTestSupport
import Testing

/// A configuration for a server on loopback, with timeouts that are never exceeded even on a busy
/// machine.
func configuration(
  baseURL: String, timing: VirtualTiming = VirtualTiming(), key: String = key
) throws -> PailFlowConfiguration {
  var configuration = PailFlowConfiguration(
    address: try ServiceAddress(baseURL), key: try APIKey(key), userAgent: "debrief/test")
  configuration.timing = timing.timing
  configuration.timeouts = Timeouts(
    connect: .seconds(300), silence: .seconds(300), total: .seconds(300))
  return configuration
}

/// Runs a server with one bot, and a client for it.
func withService<Result>(
  _ answers: [ServiceAnswer], timing: VirtualTiming = VirtualTiming(),
  date: (@Sendable () -> String)? = nil,
  adjusting adjust: (inout PailFlowConfiguration) -> Void = { _ in },
  _ work: (PailFlowClient, RunningService) async throws -> Result
) async throws -> Result {
  var service = LoopbackService(
    bots: [ScriptedBot(id: idText, answers: answers)], acceptedKey: key)
  service.date = date
  return try await service.withRunning { service in
    var configuration = try configuration(baseURL: service.baseURL, timing: timing)
    adjust(&configuration)
    return try await PailFlowClient.withClient(configuration) { client in
      try await work(client, service)
    }
  }
}

/// The error of a request; nil, and an issue, if it succeeds.
func failure(_ work: () async throws -> Void) async throws -> PailFlowError? {
  do {
    try await work()
    Issue.record("it did not fail")
    return nil
  } catch let error as PailFlowError {
    return error
  }
}

extension PailFlowClient {
  /// The error of a request for the bot.
  func failure() async throws -> PailFlowError? {
    try await PailFlowTests.failure { _ = try await answer(about: id) }
  }
}
