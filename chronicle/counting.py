"""How many of something there are, in words."""


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun, and what follows it where that changes too: "1 edit is"."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
