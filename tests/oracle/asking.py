"""A program of this directory, started once and asked line by line: under the sanitizers starting
one takes longer than most answers."""

import subprocess
import sys

started = []


class Asked:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        started.append(self.process)

    def _write(self, words):
        self.process.stdin.write("\t".join(map(str, words)).encode() + b"\n")
        self.process.stdin.flush()

    def _line(self, words):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"no answer to {words}")
        return line

    def ask(self, *words):
        """The answer of `words`: text up to an empty line."""
        self._write(words)
        return b"".join(iter(lambda: self._line(words), b"\n")).decode()

    def ask_bytes(self, *words):
        """The answer that begins with a line which has its size."""
        self._write(words)
        return self.process.stdout.read(int(self._line(words)))


def ended_well():
    """End all: only then a leak is told."""
    for process in started:
        process.stdin.close()
    return all([process.wait() == 0 for process in started])
