"""What is drawn for a class: its code, its id, the seeds of its verbs."""

import secrets

SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""What codes are made of: no vowel, so no word, and no two signs that look alike."""
CODE_LENGTH = 6


def draw_code() -> str:
    """Return a code to join a class by, of 28.8 bits."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


def draw_id() -> str:
    """Return a name for a class that no other has."""
    return secrets.token_hex(8)


def draw_number() -> int:
    """Return a number of 64 random bits."""
    return secrets.randbits(64)


def tidy_code(typed: str) -> str:
    """Return a code as it is kept: capitals, without what people put between; empty where it cannot be one."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(SIGNS) else ""
