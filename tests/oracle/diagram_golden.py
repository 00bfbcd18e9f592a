"""The diagrams of the fixture T9, byte for byte as DOT.

ZEREN_REWRITE=1 in the environment writes them anew: look at the pictures before you commit them.
"""

import os
import sys
from pathlib import Path

from asking import Asked, ended_well

SOURCE = Path(os.environ["ZEREN_SOURCE_DIR"])
draw = Asked(sys.argv[1])
failures = 0
for name, kind, *more in (
    ("units", "units"), ("officials", "officials"), ("official", "official", "index=0"),
    ("unit", "unit", "index=0"), ("network", "network"), ("matrix", "matrix"),
    ("matrix-by-tasks", "matrix", "by=1"), ("compare", "compare", "from=0", "to=1"),
    ("groups", "groups"), ("trace", "trace", "from=0", "to=1"),
):  # fmt: skip
    golden = SOURCE / "tests/golden/diagrams" / f"t9-{name}.dot"
    drawn = draw.ask_bytes(kind, "dot", SOURCE / "tests/data/t9.json", *more)
    if os.environ.get("ZEREN_REWRITE"):
        golden.write_bytes(drawn)
    if golden.read_bytes() != drawn:
        failures += 1
        print(f"{golden} is not what is drawn:")
        for number, (one, other) in enumerate(
            zip(golden.read_bytes().splitlines(), drawn.splitlines()), 1
        ):
            if one != other:
                print(f"  line {number}: {one.decode()}\n  drawn:   {other.decode()}")
                break
sys.exit(failures > 0 or not ended_well())
