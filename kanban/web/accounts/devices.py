"""From where a request comes, in words that people know their own device by."""

from flask import request

from kanban.actions.sign_ins import Visit

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"), ("Chromium/", "Chromium"), ("Safari/", "Safari"))  # fmt: skip
"""Sign in the browser's own line → name. The order matters: most say that they are Chrome and Safari too."""
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
           ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip
MOST_ADDRESS = 45
"""The longest IPv6 address in characters."""


def visit() -> Visit:
    """Device and address of this request; an unknown device is an empty text."""
    return Visit(device_name(request.user_agent.string), (request.remote_addr or "")[:MOST_ADDRESS])


def device_name(line: str) -> str:
    """ "Firefox · Windows" """
    found = (next((name for sign, name in table if sign in line), "") for table in (BROWSERS, SYSTEMS))
    return " · ".join(name for name in found if name)
