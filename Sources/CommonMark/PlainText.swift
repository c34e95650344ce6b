/// Plain text of a meeting (what was said, names, questions, answers), written into a document
/// so that a reader sees exactly its characters and none of them acts as markup.
///
/// Every function takes untrusted text. What each format does with control characters, line
/// breaks and direction controls is said in ``normalised(_:)``.
public enum PlainText {
}
