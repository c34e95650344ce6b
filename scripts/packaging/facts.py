"""What pages say that is not in the description of the commands: files, environment, exit codes."""

import re

# Name, what it is for, and one of whose options a command must have.
ENVIRONMENT = [
    ("PAILFLOW_API_KEY", "The key of your account at the service.", {"api-key-file"}),
    ("PAILFLOW_BASE_URL", "The base URL of the service, if --base-url is not given.", {"base-url"}),
    (
        "DEBRIEF_SERVE_SECRET",
        "The secret in the address of the webhook, if --secret-file is not given.",
        {"secret-file"},
    ),
    ("HTTPS_PROXY", "The proxy for requests to the service.", {"base-url"}),
    ("NO_PROXY", "Hosts that are asked without the proxy, separated by commas.", {"base-url"}),
    (
        "DEBRIEF_TEMPLATES",
        "A folder of template packs that are found by name, "
        "used instead of debrief/templates in the configuration folder.",
        {"template", "origin", "extends"},
    ),
    (
        "XDG_CONFIG_HOME",
        "The configuration folder. Without it, this is ~/.config.",
        {"config", "template", "origin", "extends"},
    ),
    (
        "NO_COLOR",
        "If set and not empty, messages have no colour unless --color asks for it.",
        {"color"},
    ),
]

# Path, what it is, and the commands that use it.
FILES = [
    (
        "~/.config/debrief/config.toml",
        "The settings.",
        {"", "render", "export", "serve", "publish", "fetch", "demo", "config"},
    ),
    (
        "~/.config/debrief/templates/",
        "Your own template packs.",
        {"", "render", "export", "serve", "publish", "templates", "templates list", "templates show",
         "templates new", "templates check"},
    ),
    (
        "FOLDER/.debrief-written",
        "The hashes of the notes that were written, by which edited notes are recognised.",
        {"render", "demo"},
    ),
    (
        "FOLDER/debrief.sqlite",
        "The archive of an export: the answers of the service, and what was written.",
        {"export", "merge", "serve", "status", "forget"},
    ),
    (
        "FOLDER/failures.jsonl",
        "The bots of an export that failed, if there are any. --from reads this file.",
        {"export", "merge"},
    ),
    (
        "FOLDER/.debrief-calls/",
        "The calls of the webhook that were answered and are not worked off yet, and in failed/ those "
        "that could not be. Nobody else can read it.",
        {"serve"},
    ),
    (
        "FOLDER/.debrief-site",
        "The files of a site with their hashes.",
        {"publish"},
    ),
    (
        "FOLDER/.debrief-site-files",
        "What the file system says of the files of a site, so that they are not read again.",
        {"publish"},
    ),
    (
        "FOLDER/.debrief-site-sources",
        "What the file system says of the sources of a site, so that they are not read again.",
        {"publish"},
    ),
    (
        "FOLDER/.debrief-site-cache",
        "What was read of sources that have not changed. It may be deleted.",
        {"publish"},
    ),
    (
        "FOLDER.key.json",
        "Who has which alias with --pseudonymize. Keep this file private.",
        {"publish"},
    ),
]


def environment(options):
    """The variables that matter to a command with these options."""
    return [(name, text) for name, text, needed in ENVIRONMENT if needed & options]


def files(command):
    """The files that a command, such as `templates new`, uses."""
    return [(path, text) for path, text, commands in FILES if command in commands]


def exit_codes(readme):
    """The rows of the README's table of exit codes; without the table this fails."""
    table = readme.partition("| exit code | meaning |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", table, re.MULTILINE)
    if not rows:
        raise SystemExit("manual: README.md has no table of exit codes (| exit code | meaning |)")
    return rows
