"""What a power cut leaves: replays a log of `calls.c` on a picture of a folder, and drops what was not
synced.

The model is that of POSIX: the bytes of a file are safe up to its last `fsync`, and a name is safe once
the folder that holds it was synced after. What is not safe may be there or not. A renaming happens
whole or not at all.
"""

import os
import shutil


class File:
    def __init__(self, data=b""):
        self.data = bytearray(data)
        self.safe = bytes(data)
        # What the file was after each call since it was synced.
        self.history = []

    def changed(self):
        self.history = self.history[-20:] + [bytes(self.data)]

    def sync(self):
        self.safe = bytes(self.data)
        self.history = []


class Folder:
    def __init__(self):
        self.entries = {}


def read_tree(path):
    folder = Folder()
    for entry in os.scandir(path):
        if entry.is_dir(follow_symlinks=False):
            folder.entries[entry.name] = read_tree(entry.path)
        else:
            with open(entry.path, "rb") as file:
                folder.entries[entry.name] = File(file.read())
    return folder




class Disk:
    """A folder, and all that happened to it since a moment when all of it was safe."""

    def __init__(self, root):
        self.root = root
        self.start = read_tree(root)
        # The names as the program sees them: a folder stands for itself, its entries are by path.
        self.names = {}
        self.collect(root, self.start, self.names)
        self.operations = []  # (folders, change, is_forced)
        self.open = {}

    def collect(self, path, node, into):
        into[path] = node
        if isinstance(node, Folder):
            for name, child in node.entries.items():
                self.collect(f"{path}/{name}", child, into)

    def change(self, paths, function):
        self.operations.append([[os.path.dirname(path) for path in paths], function, False])
        function(self.names)

    def replay(self, log):
        with open(log, "rb") as file:
            text = file.read()
        place = 0
        while place < len(text):
            end = text.find(b"\n", place)
            if end < 0:
                break
            words = text[place:end].decode("utf-8", "surrogateescape").split("\t")
            place = end + 1
            data = b""
            if words[0] == "write":
                length = int(words[3])
                data = text[place:place + length]
                place += length
            self.apply(words, data)

    def apply(self, words, data):
        word = words[0]
        if word == "open":
            descriptor, path = int(words[1]), words[2]
            is_new, is_cut, is_append = (value == "1" for value in words[3:6])
            if is_new:
                file = File()
                self.change([path], lambda names: names.__setitem__(path, file))
            node = self.names.get(path)
            if node is None:
                raise ValueError(f"a file that is not there: {words}")
            if is_cut and isinstance(node, File) and node.data:
                node.data = bytearray()
                node.changed()
            self.open[descriptor] = (node, path, is_append)
        elif word == "close":
            self.open.pop(int(words[1]), None)
        elif word in ("write", "truncate", "extend", "sync") and int(words[1]) not in self.open:
            raise ValueError(f"a file that was never opened: {words}")
        elif word == "write":
            node, _, is_append = self.open[int(words[1])]
            offset = len(node.data) if is_append else int(words[2])
            if offset > len(node.data):
                node.data.extend(bytes(offset - len(node.data)))
            node.data[offset:offset + len(data)] = data
            node.changed()
        elif word == "truncate":
            node, size = self.open[int(words[1])][0], int(words[2])
            del node.data[size:]
            node.data.extend(bytes(max(size - len(node.data), 0)))
            node.changed()
        elif word == "extend":
            node, size = self.open[int(words[1])][0], int(words[2])
            node.data.extend(bytes(max(size - len(node.data), 0)))
            node.changed()
        elif word == "sync":
            node, path, _ = self.open[int(words[1])]
            if isinstance(node, File):
                node.sync()
            else:
                for operation in self.operations:
                    if path in operation[0]:
                        operation[2] = True
        elif word == "syncfs":
            for operation in self.operations:
                operation[2] = True
            for node in list(self.names.values()) + [entry[0] for entry in self.open.values()]:
                if isinstance(node, File):
                    node.sync()
        elif word == "rename":
            node = self.names.get(words[1])
            self.change([words[1], words[2]], renaming(words[1], words[2], node))
        elif word == "unlink":
            self.change([words[1]], lambda names: names.pop(words[1], None))
        elif word == "mkdir":
            folder = Folder()
            self.change([words[1]], lambda names: names.__setitem__(words[1], folder))
        else:
            raise ValueError(f"a call that this does not know: {words}")

    def restore(self, chance):
        """Writes what is left into the folder, in a way that chance decides."""
        kind = chance.choice(["least", "names", "some"])
        names = {}
        self.collect(self.root, self.start, names)
        count = len(self.operations)
        kept = {"least": 0, "names": count, "some": chance.randint(0, count)}[kind]
        for number, (_, function, is_forced) in enumerate(self.operations):
            if is_forced or number < kept:
                function(names)
        shutil.rmtree(self.root)
        os.mkdir(self.root)
        # Folders come before what is in them.
        for path in sorted(names, key=lambda path: path.count("/")):
            node = names[path]
            if path == self.root or not os.path.isdir(os.path.dirname(path)):
                continue
            if isinstance(node, Folder):
                os.mkdir(path)
                continue
            data = node.safe
            if kind == "some" and node.history and chance.random() < 0.5:
                data = chance.choice(node.history)
            with open(path, "wb") as file:
                file.write(data)
            if os.path.basename(path).startswith("debrief.sqlite"):
                os.chmod(path, 0o600)
        return kind


def renaming(path, new_path, node):
    # The new name leads to the same file even if the making of the old one was lost.
    def apply(names):
        names.pop(path, None)
        names[new_path] = node
        for name in [name for name in names if name.startswith(path + "/")]:
            names[new_path + name[len(path):]] = names.pop(name)

    return apply
