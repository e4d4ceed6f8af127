"""A board on screen: its columns and cards, what is chosen on it, and how it stays live."""
