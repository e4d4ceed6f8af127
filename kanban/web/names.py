"""Names of people in short: initials say enough to colleagues, and nothing to visitors."""


def initials(name: str) -> str:
    """ "Dra. Siti Aminah, M.M." is SA: first and last word; a title before the name counts as a word."""
    words = [word for word in name.split(",")[0].replace(".", " ").split() if word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
