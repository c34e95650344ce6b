internal import ArgumentParser

/// The value of `--jobs`.
enum JobCount {
  /// Checks that a number of jobs is in range.
  static func check(_ jobs: Int?) throws(ValidationError) {
    guard let jobs, !(1...256).contains(jobs) else { return }
    throw ValidationError("--jobs \(jobs): use a number from 1 to 256")
  }
}
