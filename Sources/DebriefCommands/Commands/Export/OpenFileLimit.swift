internal import Exporting
internal import LibC

/// The limit on the number of files and connections that the process may have open.
enum OpenFileLimit {
  /// More than the program ever needs.
  private static let plenty: rlim_t = 4_096
  /// The number of files open besides the connections to the service.
  private static let others = 48

  /// Raises the soft limit as far as the process is allowed to.
  static func raise() {
    var limit = rlimit()
    guard get(&limit), limit.rlim_cur < plenty else { return }
    limit.rlim_cur = min(limit.rlim_max, plenty)
    set(&limit)
  }

  /// The number of files and connections that may be open; nil if it is not known or unlimited.
  static var current: Int? {
    var limit = rlimit()
    return get(&limit) ? Int(exactly: limit.rlim_cur) : nil
  }

  /// Throws if the limit is too low for the number of concurrent requests.
  static func check(jobs: Int) throws(ExportError) {
    var limit = rlimit()
    guard get(&limit), limit.rlim_cur < rlim_t(jobs + others) else { return }
    throw ExportError(
      .usage,
      "--jobs \(jobs) needs \(jobs + others) open files and connections, and the process may have"
        + " \(limit.rlim_cur)",
      advice: "raise the limit with ulimit -n \(jobs + others), or lower --jobs")
  }

  #if canImport(Glibc)
    private static func get(_ limit: inout rlimit) -> Bool {
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    }

    private static func set(_ limit: inout rlimit) {
      _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
  #else
    private static func get(_ limit: inout rlimit) -> Bool {
      getrlimit(RLIMIT_NOFILE, &limit) == 0
    }

    private static func set(_ limit: inout rlimit) { _ = setrlimit(RLIMIT_NOFILE, &limit) }
  #endif
}
