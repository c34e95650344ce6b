import CLibcmark

extension Node {
  enum Kind {
    case document, quote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading
    case thematicBreak
    case text, softBreak, lineBreak, code, html, customInline, emphasis, strong, link, image
    /// A type that this code does not know.
    case unknown

    init(_ type: cmark_node_type) {
      self =
        switch type {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_CUSTOM_BLOCK: .customBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_CUSTOM_INLINE: .customInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .unknown
        }
    }

    /// The type of a new node; no others are made.
    var type: cmark_node_type {
      switch self {
      case .customBlock: CMARK_NODE_CUSTOM_BLOCK
      case .customInline: CMARK_NODE_CUSTOM_INLINE
      case .paragraph: CMARK_NODE_PARAGRAPH
      case .text: CMARK_NODE_TEXT
      case .softBreak: CMARK_NODE_SOFTBREAK
      case .lineBreak: CMARK_NODE_LINEBREAK
      case .html: CMARK_NODE_HTML_INLINE
      case .link: CMARK_NODE_LINK
      default: CMARK_NODE_NONE
      }
    }
  }
}
