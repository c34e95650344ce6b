/// Plain text of a meeting (what was said, names, questions, answers), written into a document
/// so that a reader sees exactly its characters and none of them acts as markup.
///
/// All functions take untrusted text. What a document shows of it is what ``normalised(_:)``
/// gives, white space folded: nothing is lost, and nothing is added.
public enum PlainText {}
