internal import ArgumentParser

/// The value of `--jobs`.
enum JobCount {
  /// Checks a number of jobs.
  static func check(_ jobs: Int?) throws(ValidationError) {
    guard let jobs, !(1...256).contains(jobs) else { return }
    throw ValidationError("--jobs \(jobs): use a number from 1 to 256")
  }
}
