import LoopbackService
import MeetingModel
import PailFlow
import SeededRandom
import Synchronization

/// A time that passes only while somebody sleeps, and then at once.
final class VirtualTiming: Sendable {
  private struct Contents {
    var elapsed = Duration.zero
    var sleeps: [Duration] = []
    var generator: SplitMix64
  }

  private let contents: Mutex<Contents>
  private let start: Instant
  private let fixedRandom: Double?

  /// - Parameters:
  ///   - start: The time of day at the beginning.
  ///   - random: What chance always gives; nil for numbers by the seed.
  ///   - seed: Where chance begins.
  init(start: Instant = noon, random: Double? = nil, seed: UInt64 = 1) {
    self.contents = Mutex(Contents(generator: SplitMix64(seed: seed)))
    self.start = start
    self.fixedRandom = random
  }

  /// The sleeps so far.
  var sleeps: [Duration] { contents.withLock { $0.sleeps } }

  /// The time slept so far.
  var elapsed: Duration { contents.withLock { $0.elapsed } }

  /// The time of day as a server says it, which shares the clock.
  var date: @Sendable () -> String {
    {
      // 2025-01-15 and the days after it.
      let seconds = self.start.seconds + self.elapsed.components.seconds - 1_736_899_200
      func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(two)
      return "Wed, \(15 + seconds / 86_400) Jan 2025 \(time.joined(separator: ":")) GMT"
    }
  }

  var timing: Timing {
    Timing(
      now: {
        let seconds = self.elapsed.components.seconds
        return Instant(seconds: self.start.seconds + seconds)
      },
      elapsed: { self.elapsed },
      sleep: { duration in
        try Task.checkCancellation()
        self.contents.withLock { contents in
          contents.sleeps.append(duration)
          contents.elapsed += duration
        }
      },
      random: {
        self.fixedRandom
          ?? self.contents.withLock { Double.random(in: 0..<1, using: &$0.generator) }
      })
  }
}

/// 2025-01-15T12:00:00Z.
let noon = Instant(seconds: 1_736_942_400)
