"""Secrets that the board must read back, kept so that the database alone does not give them away.

The key is the instance's `secret_key`, which no backup holds. After a restore it is another one, and a sealed secret
cannot be opened any more: its owner needs a recovery code, or the admin.
"""

import base64
import hashlib
import hmac
import secrets

NONCE, TAG = 16, 16
"""Bytes."""
MOST = 32
"""Longest secret in bytes: the key stream is one digest."""


def seal(secret: bytes, key: str, purpose: str) -> str:
    """The secret under a key stream used once, with a tag that shows another key, purpose or text."""
    if len(secret) > MOST:
        raise ValueError(len(secret))
    nonce = secrets.token_bytes(NONCE)
    hidden = _covered(secret, _digest(key, purpose, b"stream" + nonce))
    return base64.b64encode(nonce + hidden + _tag(key, purpose, nonce + hidden)).decode()


def unseal(sealed: str, key: str, purpose: str) -> bytes | None:
    """The secret, or None when it was sealed with another key or for another purpose, or was changed."""
    packed = base64.b64decode(sealed)
    body, tag = packed[:-TAG], packed[-TAG:]
    if not hmac.compare_digest(tag, _tag(key, purpose, body)):
        return None
    return _covered(body[NONCE:], _digest(key, purpose, b"stream" + body[:NONCE]))


def _covered(text: bytes, stream: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


def _tag(key: str, purpose: str, body: bytes) -> bytes:
    return _digest(key, purpose, b"tag" + body)[:TAG]


def _digest(key: str, purpose: str, text: bytes) -> bytes:
    # Two steps, so that no purpose can run into the text behind it.
    return hmac.new(hmac.new(key.encode(), purpose.encode(), hashlib.sha256).digest(), text, hashlib.sha256).digest()
