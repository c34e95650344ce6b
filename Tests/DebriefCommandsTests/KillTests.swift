import Foundation
import Testing
import TestSupport

extension Requirement {
  /// A library that is loaded before any other, as a sanitiser's own has to be.
  fileprivate static let preloading = Requirement("Linux without a sanitiser") {
    #if os(Linux)
      let variables = ProcessInfo.processInfo.environment
      return variables["ASAN_OPTIONS"] == nil && variables["TSAN_OPTIONS"] == nil
    #else
      return false
    #endif
  }
}

/// Commands that are stopped at chosen calls that change files, a power cut, and calls that fail:
/// some of what `scripts/check-kills` tries by the thousands.
struct KillTests {
  @Test(.requires(.tool("cc")), .requires(.tool("python3")), .requires(.preloading))
  func `after a stop at any call the next command ends as if nothing had been`() async throws {
    let shell = try Shell()
    let scripts = ProjectFolder.root.appending(path: "scripts/kills").path
    let result = try await shell.run(
      """
      cc -shared -fPIC -o calls.so '\(scripts)/calls.c' -ldl -lpthread &&
      python3 '\(scripts)/kills.py' --program "$(command -v debrief)" --library calls.so \
        --kills 12 --power-cuts 6 --faults 6
      """)
    #expect(result.status == 0, "\(result.errors)")
    let output = result.output
    for result in ["12 of 12 kills", "6 of 6 power cuts", "6 of 6 faults"] {
      #expect(output.contains("\(result)\n"), "\(output)")
    }
  }
}
