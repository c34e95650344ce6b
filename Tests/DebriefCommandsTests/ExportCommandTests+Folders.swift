import Testing

/// Folders with unusual names, and those that are merged.
extension ExportCommandTests {
  @Test func `the command that asks again works for a folder whose name begins with a dash`()
    async throws
  {
    let (result, _) = try await run(
      """
      (cat ids.txt; echo \(Self.id(9))) > more.txt
      debrief export --from more.txt --output=-notes --speaker=-a=Ann -q 2> /dev/null
      debrief status -- -notes | sed -n 's/^To ask again.*failed: //p' > again; cat again
      eval "$(cat again) --dry-run"; echo "exit $?"
      """)
    #expect(
      result.output.hasPrefix(
        "debrief export --from=-notes/failures.jsonl --output=-notes/ -t md --speaker=-a=Ann\n"))
    #expect(result.output.hasSuffix("exit 0\n"), "\(result)")
    #expect(!result.errors.contains("missing value"))
  }

  @Test func `a bot in a place that was empty need not have been in the folder`() async throws {
    let (result, _) = try await run(
      """
      debrief export --from ids.txt -o all -q
      debrief forget \(Self.id(0)) --archive all -q
      debrief export \(Self.id(5)) -o other -q
      debrief merge other -o all --progress none
      """, bots: (0..<6).map(Self.bot))
    #expect(
      result.errors.contains(
        "1 bot is new in a place that was empty: \(Self.id(5)); bots that this folder had forgotten"
          + " have to be forgotten in the sources, too"), "\(result)")
  }

  @Test func `where the reasons of failures are is told as it is`() async throws {
    let (result, _) = try await run(
      """
      mkdir -p notes/0.md out; ln -s ../out notes/1
      debrief export \(Self.id(0)) -o notes --filename '{{vars.none}}0' -t md; echo $?
      debrief export \(Self.id(0)) \(Self.id(7)) -o notes --filename '{{vars.none}}0' -t md; echo $?
      debrief export \(Self.id(7)) -o notes -t md; echo $?
      wc -l < notes/failures.jsonl
      """)
    #expect(result.output == "65\n65\n1\n1\n")
    let told = result.errors.split(separator: "\n").filter { $0.contains("reasons") }
    let places = "in notes/failures.jsonl, and in: debrief status notes"
    #expect(
      told == [
        "debrief: the reasons are in the messages above, and are not recorded",
        "debrief: the reasons of 1 are \(places); those of 1 are in the messages above, and are not recorded",
        "debrief: the reasons are \(places)",
      ])
  }
}
