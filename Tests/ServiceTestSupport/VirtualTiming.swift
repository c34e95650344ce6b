package import MeetingModel
package import PailFlow
internal import Synchronization
internal import TestSupport

/// A time that passes only while somebody sleeps, and then at once.
package final class VirtualTiming: Sendable {
  private struct Contents {
    var start: Instant
    var elapsed = Duration.zero
    var sleeps: [Duration] = []
    var generator: SplitMix64
  }

  private let contents: Mutex<Contents>
  private let fixedRandom: Double?

  /// 2025-01-15T12:00:00Z.
  package static let noon = Instant(seconds: 1_736_942_400)

  /// Starts the clock.
  ///
  /// - Parameters:
  ///   - start: The time of day at the beginning.
  ///   - random: The number that is always drawn; nil for numbers by the seed.
  ///   - seed: The seed of the numbers.
  package init(start: Instant = VirtualTiming.noon, random: Double? = nil, seed: UInt64 = 1) {
    contents = Mutex(Contents(start: start, generator: SplitMix64(seed: seed)))
    fixedRandom = random
  }

  /// The sleeps so far.
  package var sleeps: [Duration] { contents.withLock { $0.sleeps } }

  /// The time slept so far.
  package var elapsed: Duration { contents.withLock { $0.elapsed } }

  /// The time of day.
  private var now: Instant {
    contents.withLock { Instant(seconds: $0.start.seconds + $0.elapsed.components.seconds) }
  }

  /// Sets the time of day, as somebody does who corrects a clock; the time slept so far stays.
  package func setClock(to instant: Instant) {
    contents.withLock {
      $0.start = Instant(seconds: instant.seconds - $0.elapsed.components.seconds)
    }
  }

  /// The time of day as a server says it, which shares the clock (RFC 9110 section 5.6.7).
  package var date: @Sendable () -> String {
    {
      let now = self.now
      let time = CivilTime(now)
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
      let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      let clock = [time.hour, time.minute, time.second].map(two).joined(separator: ":")
      return "\(days[Int(now.seconds / 86_400 % 7)]), \(two(time.day)) \(months[time.month - 1])"
        + " \(time.year) \(clock) GMT"
    }
  }

  /// The clock, the sleeps and the random numbers for what is tested.
  package var timing: Timing {
    Timing(
      now: { self.now },
      elapsed: { self.elapsed },
      sleep: { duration in
        try Task.checkCancellation()
        // Those that sleep at the same time sleep through the same time.
        let end = self.contents.withLock { contents in
          contents.sleeps.append(duration)
          return contents.elapsed + duration
        }
        for _ in 0..<20 { await Task.yield() }
        self.contents.withLock { $0.elapsed = max($0.elapsed, end) }
      },
      random: {
        self.fixedRandom
          ?? self.contents.withLock { Double.random(in: 0..<1, using: &$0.generator) }
      })
  }
}
