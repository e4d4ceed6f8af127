"""The rules of the office in plain Python, so that they can be read, tested and trusted without a server."""
