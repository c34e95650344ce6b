import AsyncHTTPClient
import NIOCore
import NIOSSL

/// Asks the service about bots.
///
/// A client is a value that many tasks may use at once. It lives as long as the closure of
/// ``withClient(_:isolation:_:)``.
public struct PailFlowClient: Sendable {
  let configuration: PailFlowConfiguration
  let http: HTTPClient

  /// What tells an outage of the service from bots that fail.
  package var serviceWatch: ServiceWatch { configuration.serviceWatch }

  /// Makes a client, does some work with it, and closes its connections.
  ///
  /// - Parameters:
  ///   - configuration: What the client needs to know.
  ///   - work: What is done with the client.
  /// - Throws: What the work throws, or ``PailFlowError/Kind/badCertificateFile``.
  public static func withClient<Result>(
    _ configuration: PailFlowConfiguration,
    isolation: isolated (any Actor)? = #isolation,
    _ work: (PailFlowClient) async throws -> Result
  ) async throws -> Result {
    let client = PailFlowClient(
      configuration: configuration,
      http: HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: try .init(for: configuration)))
    let result: Result
    do {
      result = try await work(client)
    } catch {
      try? await client.http.shutdown()
      throw error
    }
    try? await client.http.shutdown()
    return result
  }
}

extension PailFlowClient: CustomStringConvertible, CustomReflectable {
  /// The client and the address that it asks.
  public var description: String { "PailFlowClient(\(configuration.address))" }

  /// A mirror of the address alone: under a client lies what a proxy has to be told.
  public var customMirror: Mirror {
    Mirror(self, children: ["address": configuration.address])
  }
}
