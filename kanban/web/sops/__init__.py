"""SOPs on screen: their life, editor and import, and the official sheet."""
