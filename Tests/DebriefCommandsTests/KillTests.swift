import Foundation
import Testing

/// Commands that are stopped at chosen calls that change files, a power cut, and calls that fail:
/// some of what `scripts/check-kills` tries by the thousands.
struct KillTests {
  private static var canRun: Bool {
    #if os(Linux)
      let environment = ProcessInfo.processInfo.environment
      // A sanitiser's own library has to come before any other.
      guard environment["ASAN_OPTIONS"] == nil, environment["TSAN_OPTIONS"] == nil else {
        return false
      }
      return ["cc", "python3"].allSatisfy { tool in
        (environment["PATH"] ?? "").split(separator: ":")
          .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
      }
    #else
      return false
    #endif
  }

  @Test(.enabled(if: canRun))
  func `after a stop at any call the next command ends as if nothing had been`() async throws {
    let shell = try Shell()
    let scripts = Shell.root.appendingPathComponent("scripts/kills").path
    let result = try await shell.run(
      """
      cc -shared -fPIC -o calls.so '\(scripts)/calls.c' -ldl -lpthread &&
      python3 '\(scripts)/kills.py' --program "$(command -v debrief)" --library calls.so \
        --kills 24 --power-cuts 12 --faults 12
      """)
    #expect(result.status == 0, "\(result.errors)")
    let output = result.output
    for result in ["24 of 24 kills", "12 of 12 power cuts", "12 of 12 faults"] {
      #expect(output.contains("\(result)\n"), "\(output)")
    }
  }
}
