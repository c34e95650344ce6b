/// The arguments of a parent that is being rendered.
struct Arguments {
  /// The call that they belong to.
  let call: Int
  /// Those that were in force around the call; -1 if there are none.
  ///
  /// They take precedence, and blocks in the call's own arguments are theirs to override.
  let outer: Int
}
