import Foundation
import Testing

/// Commands that are stopped at chosen calls that change files, a power cut, and calls that fail:
/// some of what `scripts/check-kills` tries by the thousands.
struct KillTests {
  private static var canRun: Bool {
    #if os(Linux)
      ["cc", "python3"].allSatisfy { tool in
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
          .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
      }
    #else
      false
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
        --kills 30 --power-cuts 30 --faults 30
      """)
    #expect(result.status == 0, "\(result.errors)")
    let output = result.output
    for kind in ["kills", "power cuts", "faults"] {
      #expect(output.contains("30 of 30 \(kind)\n"), "\(output)")
    }
  }
}
