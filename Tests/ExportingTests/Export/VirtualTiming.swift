import Foundation
import LoopbackService
import MeetingModel
import PailFlow
import SeededRandom
import Synchronization

/// A time that passes only while somebody sleeps, and then at once.
final class VirtualTiming: Sendable {
  private let elapsed: Mutex<Duration>
  private let generator = Mutex(SplitMix64(seed: 1))
  private let start: Mutex<Instant>

  /// 2025-01-15T12:00:00Z.
  static let noon = Instant(seconds: 1_736_942_400)

  init(start: Instant = VirtualTiming.noon) {
    self.start = Mutex(start)
    elapsed = Mutex(.zero)
  }

  /// Sets the clock of the day, as somebody does who corrects it.
  func setClock(to instant: Instant) {
    start.withLock { $0 = instant }
    elapsed.withLock { $0 = .zero }
  }

  /// The time of day as a server says it, which shares the clock.
  var date: @Sendable () -> String {
    let now = timing.now
    return {
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: "en_US_POSIX")
      formatter.timeZone = TimeZone(secondsFromGMT: 0)
      formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
      return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(now().seconds)))
    }
  }

  var timing: Timing {
    Timing(
      now: {
        let seconds = self.elapsed.withLock { $0 }.components.seconds
        return Instant(seconds: self.start.withLock { $0 }.seconds + seconds)
      },
      elapsed: { self.elapsed.withLock { $0 } },
      sleep: { duration in
        try Task.checkCancellation()
        // Those that sleep at the same time sleep through the same time.
        let end = self.elapsed.withLock { $0 } + duration
        for _ in 0..<20 { await Task.yield() }
        self.elapsed.withLock { $0 = max($0, end) }
      },
      random: { self.generator.withLock { Double.random(in: 0..<1, using: &$0) } })
  }
}
