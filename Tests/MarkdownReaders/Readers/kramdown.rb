# Markdown to HTML by kramdown, in the dialect that the argument names, without typographic quotes.
# Reads documents from standard input and writes their HTML, each ended by a NUL but for the last.
require 'kramdown'
require 'kramdown-parser-gfm'

$stdin.set_encoding('UTF-8')
$stdout.set_encoding('UTF-8')
symbols = { hellip: '...', mdash: '---', ndash: '--', laquo: '<<', raquo: '>>', laquo_space: '<< ', raquo_space: ' >>' }
documents = $stdin.read.split("\0", -1)
documents = [''] if documents.empty?
documents.each_with_index do |document, index|
  print "\0" if index > 0
  puts Kramdown::Document.new(
    document, input: ARGV[0], auto_ids: false, hard_wrap: false, entity_output: 'numeric',
    smart_quotes: 'apos,apos,quot,quot', typographic_symbols: symbols, syntax_highlighter: nil
  ).to_html
end
