public import PailFlow

extension ExportError {
  /// Converts an error of the service's client.
  public init(_ error: PailFlowError) {
    let kind: Kind =
      switch error.kind {
      case .badAddress, .badProxy, .unsafeKeyFile: .usage
      case .badCertificateFile, .badBotID: .badInput
      case .missingKey, .malformedKey, .refusedKey: .keyRefused
      case .notReady: .notReady
      case .notFound, .botFailed, .outOfCredits, .refusedRequest, .refusedRedirect,
        .untrustedCertificate, .unreachable, .timedOut, .tooLarge, .badAnswer, .unavailable,
        .serviceDown:
        .failed
      }
    self.init(
      kind, at: error.place, error.reasonAndAttempts, advice: .service(error.advice),
      underlying: error)
  }
}
