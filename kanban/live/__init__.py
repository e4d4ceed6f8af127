"""Who watches what: board revisions and the streams that announce them."""
