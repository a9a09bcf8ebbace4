"""The version of the format, which every kind of file names first."""

import attrs

from game.library import codes
from game.library.kinds import Kind, scalar_text
from game.library.nodes import Node
from game.library.reading import Reading
from game.library.saying import quoted

FORMAT = "1"


@attrs.frozen(kw_only=True)
class Version(Kind[str]):
    """The version of the format that the file is written in."""

    def read(self, node: Node, reading: Reading) -> str | None:
        """Give the version, which is the one that this program reads."""
        text = scalar_text(node, reading, "the version of the format")
        if text is None or text == FORMAT:
            return text
        message = f"The format {quoted(text)} is not known to this program, which reads 'format: {FORMAT}'."
        reading.refuse(node, codes.WRONG_FORMAT, message)
        return None
