import CLibcmark
import LibC

/// A node of libcmark's tree.
///
/// The tree belongs to its ``MarkdownTree``; a node must not outlive it.
struct Node: Equatable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// Makes a node without a parent; nil if libcmark cannot allocate one.
  init?(_ kind: Kind, literal: String? = nil) {
    guard let pointer = cmark_node_new(kind.type) else { return nil }
    self.pointer = pointer
    if let literal { self.literal = literal }
  }

  var kind: Kind { Kind(cmark_node_get_type(pointer)) }

  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var next: Node? { Node(cmark_node_next(pointer)) }
  var previous: Node? { Node(cmark_node_previous(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { Node(cmark_node_last_child(pointer)) }

  /// The children in order.
  ///
  /// The next child is looked up before a child is returned, so the caller may move the child.
  var children: some Sequence<Node> {
    sequence(state: firstChild) { cursor -> Node? in
      let node = cursor
      cursor = node?.next
      return node
    }
  }

  /// The next node in document order that is not inside this one; nil if the root has none left.
  func following(in root: Node) -> Node? {
    var node = self
    while node != root {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }

  /// The line of the source on which the node begins, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The line of the source on which the node ends, from 1.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// The column of the source in which the node begins, from 1, in bytes.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  /// The text of a text, code or HTML node.
  var literal: String {
    get { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_literal(pointer, newValue) }
  }

  /// Whether the text may hold characters that documents cannot, or escapes of
  /// ``NoncharacterEscape``: all of them begin with one of a few lead bytes.
  var hasOddities: Bool {
    guard var byte = cmark_node_get_literal(pointer) else { return false }
    while true {
      switch UInt8(bitPattern: byte.pointee) {
      case 0: return false
      case 0x20...0x7E, 0x09, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: byte += 1
      default: return true
      }
    }
  }

  /// Whether the text is empty.
  var hasNoLiteral: Bool { cmark_node_get_literal(pointer).map { $0.pointee == 0 } ?? true }

  func appendLiteral(to output: inout [UInt8]) {
    guard let literal = cmark_node_get_literal(pointer) else { return }
    output += UnsafeRawBufferPointer(start: literal, count: strlen(literal))
  }

  /// The destination of a link or image.
  var destination: String {
    get { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_url(pointer, newValue) }
  }

  /// The title of a link or image.
  var title: String {
    get { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_title(pointer, newValue) }
  }

  /// The info string of a fenced code block.
  var info: String {
    get { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_fence_info(pointer, newValue) }
  }

  var headingLevel: Int {
    get { Int(cmark_node_get_heading_level(pointer)) }
    nonmutating set { cmark_node_set_heading_level(pointer, Int32(newValue)) }
  }

  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) == 1 }
  var firstNumber: Int { Int(cmark_node_get_list_start(pointer)) }

  /// The character behind each number of a list: `.` or `)`.
  var numberMark: Unicode.Scalar {
    cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM ? ")" : "."
  }

  /// Sets the HTML that a custom node writes before and after its children.
  func setHTML(before: String, after: String) {
    cmark_node_set_on_enter(pointer, before)
    cmark_node_set_on_exit(pointer, after)
  }

  /// What a custom node stands for.
  var role: Role? {
    get { Role(rawValue: Int(bitPattern: cmark_node_get_user_data(pointer))) }
    nonmutating set {
      cmark_node_set_user_data(
        pointer, UnsafeMutableRawPointer(bitPattern: newValue?.rawValue ?? 0))
    }
  }

  func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }
  func prepend(_ child: Node) { cmark_node_prepend_child(pointer, child.pointer) }
  func insertBefore(_ sibling: Node) { cmark_node_insert_before(pointer, sibling.pointer) }

  /// Removes the node and everything under it from the tree.
  func unlink() { cmark_node_unlink(pointer) }

  /// Removes the node from the tree and frees it and everything under it.
  func remove() { cmark_node_free(pointer) }

  /// Replaces this node, which is freed, with another.
  func replace(with other: Node) {
    insertBefore(other)
    remove()
  }
}
