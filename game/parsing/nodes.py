"""What a YAML file is made of: texts, lists and mappings, each knowing its place."""


class Scalar:
    """A text: every scalar is text until a kind reads it. `style` is the quotation mark, `|`, `>`, or None."""

    __slots__ = ("column", "key", "line", "style", "value")

    def __init__(self, value: str, line: int, column: int, style: str | None) -> None:
        """Lines and columns are counted from one."""
        self.value = value
        self.line = line
        self.column = column
        self.style = style
        self.key: Scalar | None = None


class Sequence:
    """A list of nodes; `key` is the key it stands under, if it stands in a mapping."""

    __slots__ = ("column", "items", "key", "line")

    def __init__(self, line: int, column: int) -> None:
        """Begin empty."""
        self.items: list[Node] = []
        self.line = line
        self.column = column
        self.key: Scalar | None = None


class Mapping:
    """Nodes by key, in the order of the file; each node's `key` is the scalar that names it."""

    __slots__ = ("column", "entries", "key", "line")

    def __init__(self, line: int, column: int) -> None:
        """Begin empty."""
        self.entries: dict[str, Node] = {}
        self.line = line
        self.column = column
        self.key: Scalar | None = None


Node = Scalar | Sequence | Mapping
