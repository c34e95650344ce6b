internal import LibC

/// The processors of the machine.
public enum Processors {
  /// The number of processors online, at least 1.
  public static var count: Int {
    max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
  }
}
