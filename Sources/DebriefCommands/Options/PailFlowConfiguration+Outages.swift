internal import MeetingModel
internal import PailFlow

extension PailFlowConfiguration {
  /// How long an outage of the service is waited for.
  static let outageLimit = Duration.seconds(300)

  /// Has an outage of the service waited for at the beginning of a wait, and says so.
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
