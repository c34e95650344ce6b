internal import MeetingModel
internal import PailFlow

extension PailFlowConfiguration {
  /// The maximum time to wait for an outage of the service to end.
  static let outageLimit = Duration.seconds(300)

  /// Waits out an outage of the service at the beginning of a wait, and reports it.
  mutating func waitForOutages(saying console: Console) {
    retryPolicy.outageLimit = Self.outageLimit
    let now = timing.now
    serviceWatch.observe { event in
      switch event {
      case .fault: break
      case .outageBegan(let outage): console.say(outage, until: now().adding(outage.remaining))
      case .outageEnded(let length): console.sayOutageEnded(after: length)
      }
    }
  }
}
