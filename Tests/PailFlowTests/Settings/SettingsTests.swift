import Logging
import Testing

@testable import PailFlow

@Suite struct SettingsTests {
  private func configuration(
    _ environment: [String: String], settings: PailFlowSettings = PailFlowSettings()
  ) throws -> PailFlowConfiguration {
    try PailFlowConfiguration(
      settings: settings, environment: environment, userAgent: "debrief/test",
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test func `the environment gives the key, and the service's own address is the default`() throws
  {
    let configuration = try configuration(["PAILFLOW_API_KEY": key])
    #expect(try configuration.key == APIKey(key))
    #expect(configuration.address == .production)
    #expect(configuration.certificateFile == nil)
    #expect(configuration.warnings.isEmpty)
  }

  @Test func `an option takes precedence over the environment`() throws {
    let environment = ["PAILFLOW_API_KEY": key, "PAILFLOW_BASE_URL": "https://a.example/v1"]
    #expect(try configuration(environment).address.description == "https://a.example/v1")
    let settings = PailFlowSettings(baseURL: "https://b.example", certificateFile: "ca.pem")
    let configuration = try configuration(environment, settings: settings)
    #expect(configuration.address.description == "https://b.example")
    #expect(configuration.certificateFile == "ca.pem")
  }

  @Test(arguments: [
    ([:], PailFlowError.Kind.missingKey), (["PAILFLOW_API_KEY": ""], .missingKey),
    (["PAILFLOW_API_KEY": "a b"], .malformedKey),
    (["PAILFLOW_API_KEY": key, "PAILFLOW_BASE_URL": "http://a.example"], .badAddress),
    (["PAILFLOW_API_KEY": key, "HTTPS_PROXY": "socks5://a:1"], .badProxy),
  ])
  func `errors in settings are reported before any request`(
    environment: [String: String], kind: PailFlowError.Kind
  ) {
    let error = #expect(throws: PailFlowError.self) { try configuration(environment) }
    #expect(error?.kind == kind)
    #expect(error?.description.contains(key) == false)
  }
}
