# A YAML document on standard input to JSON, by Psych, which Jekyll reads front matter with.
require 'json'
require 'yaml'

$stdin.set_encoding('UTF-8')
puts JSON.generate(YAML.safe_load($stdin.read), ascii_only: true)
