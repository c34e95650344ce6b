# Markdown on standard input to HTML: kramdown, in the dialect that the argument names, without
# typographic quotes.
require 'kramdown'
require 'kramdown-parser-gfm'

$stdin.set_encoding('UTF-8')
$stdout.set_encoding('UTF-8')
symbols = { hellip: '...', mdash: '---', ndash: '--', laquo: '<<', raquo: '>>', laquo_space: '<< ', raquo_space: ' >>' }
puts Kramdown::Document.new(
  $stdin.read, input: ARGV[0], auto_ids: false, hard_wrap: false, entity_output: 'numeric',
  smart_quotes: 'apos,apos,quot,quot', typographic_symbols: symbols, syntax_highlighter: nil
).to_html
