extension Duration {
  /// How far the clock of a machine and that of the service may be apart.
  package static let clockTolerance = Duration.seconds(86_400)
}
