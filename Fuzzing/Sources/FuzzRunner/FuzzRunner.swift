import CLibFuzzer
import Foundation

/// Runs a property on inputs that libFuzzer makes up, with the arguments of the process.
public enum FuzzRunner {
  /// The property, where the C function that libFuzzer calls can get at it, since that cannot
  /// capture; set once, before the run.
  nonisolated(unsafe) private static var property: ([UInt8]) throws -> Void = { _ in }

  /// Tries a property until the time is over, and ends the process; a crash or a thrown error is a
  /// finding.
  public static func run(_ property: @escaping ([UInt8]) throws -> Void) -> Never {
    self.property = property
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let status = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      do {
        try FuzzRunner.property(Array(UnsafeBufferPointer(start: data, count: size)))
      } catch {
        // A crash is the only way to tell libFuzzer that an input is worth keeping.
        fatalError("\(error)")
      }
      return 0
    }
    exit(status)
  }
}
