public import Logging

extension PailFlowConfiguration {
  /// Makes a configuration of what the user said and what the environment says.
  ///
  /// - Parameters:
  ///   - settings: What the user said; it goes before the environment.
  ///   - environment: The environment's variables: `PAILFLOW_API_KEY`, `PAILFLOW_BASE_URL`,
  ///     `HTTPS_PROXY` and `NO_PROXY` are looked at.
  ///   - userAgent: The `User-Agent`.
  ///   - logger: Where the client logs.
  /// - Throws: A ``PailFlowError`` of the kinds that are about settings and the key; no request has
  ///   been made then.
  public init(
    settings: PailFlowSettings, environment: [String: String], userAgent: String, logger: Logger
  ) throws(PailFlowError) {
    let baseURL = settings.baseURL ?? environment["PAILFLOW_BASE_URL"] ?? ""
    let address = baseURL.isEmpty ? .production : try ServiceAddress(baseURL)
    if let path = settings.keyFile {
      let file = try KeyFile(path: path)
      self.init(address: address, key: file.key, userAgent: userAgent, logger: logger)
      self.warnings = file.warnings
    } else {
      guard let key = environment["PAILFLOW_API_KEY"] else {
        throw PailFlowError(.missingKey, "there is no API key", advice: APIKey.howToGive)
      }
      self.init(
        address: address, key: try APIKey(key), userAgent: userAgent, logger: logger)
    }
    self.proxies = try ProxySettings(environment: environment)
    self.certificateFile = settings.certificateFile
  }
}
