import FuzzRunner
import Reports
import Verification

/// Any bytes are judged: at most a hundred findings, each at a place within the bytes.
///
/// The first byte of an input chooses what they are.
func property(_ input: [UInt8]) throws {
  guard let first = input.first else { return }
  let kinds = OutputKind.allCases
  let bytes = Array(input.dropFirst())
  let findings = verifier?.findings(in: bytes, of: kinds[Int(first) % kinds.count]) ?? []
  try check(findings.count <= 100, "\(findings.count) findings")
  let lineCount = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
  for finding in findings {
    try check((1...(lineCount + 2)).contains(finding.line), "\(finding) is behind the end")
    try check(finding.column >= 1, "\(finding) is before the line")
  }
}

let verifier = try? Verifier(recordSchema: RecordSchema.text)

FuzzRunner.run(property)
