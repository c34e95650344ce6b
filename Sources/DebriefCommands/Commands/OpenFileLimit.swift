internal import Exporting

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How many files and connections the process may have open.
enum OpenFileLimit {
  /// So many are more than the program ever needs.
  private static let plenty: rlim_t = 4_096
  /// So many are open beside the connections to the service.
  private static let others = 48

  /// Takes as many as the process may have without asking anybody.
  static func raise() {
    var limit = rlimit()
    guard get(&limit), limit.rlim_cur < plenty else { return }
    limit.rlim_cur = min(limit.rlim_max, plenty)
    set(&limit)
  }

  /// Throws where there are too few for so many requests at a time.
  static func check(jobs: Int) throws(ExportError) {
    var limit = rlimit()
    guard get(&limit), limit.rlim_cur < rlim_t(jobs + others) else { return }
    throw ExportError(
      .usage,
      "--jobs \(jobs) needs \(jobs + others) open files and connections, and the process may have"
        + " \(limit.rlim_cur)",
      hint: "raise the limit with ulimit -n \(jobs + others), or give fewer --jobs")
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
