"""What an export gives: the text, and what its format has no word for."""

import attrs


@attrs.frozen(kw_only=True)
class Exported:
    """A decision in another format; each of `remarks` is a sentence about what that format cannot say."""

    text: str
    remarks: tuple[str, ...]
