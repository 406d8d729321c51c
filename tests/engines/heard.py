"""Prints what AT-SPI, which screen readers for Linux ask, has of the page: a line of JSON a node.

Run with the bus of the browser in DBUS_SESSION_BUS_ADDRESS, and the page's title as its argument.
"""

import json
import sys
import time

import pyatspi

ASKED = {
    "heading", "push button", "toggle button", "radio button", "check box", "link", "slider",
    "combo box", "entry", "dialog", "grouping", "panel", "status bar",
}  # fmt: skip


def children(node):
    """Those that are still there: the page may change meanwhile."""
    for i in range(node.childCount):
        try:
            child = node.getChildAtIndex(i)
        except Exception:  # the binding raises GLib's own
            continue
        if child:
            yield child


def documents(node, depth=0):
    """The pages below a node of the browser's own window."""
    if node.getRoleName() == "document web":
        yield node
    elif depth < 40:
        for child in children(node):
            yield from documents(child, depth + 1)


def wait_for(title):
    """The page with this title, once it is there."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for browser in children(pyatspi.Registry.getDesktop(0)):
            for page in documents(browser):
                if page.name.startswith(title):
                    return page
        time.sleep(0.2)
    sys.exit(f"No page is called {title}.")


def text_of(node):
    """The texts in a node, as they are read one after the other."""
    if node.getRoleName() in ("static", "text"):
        return node.name or node.queryText().getText(0, -1)
    return " ".join(filter(None, map(text_of, children(node)))) or node.name


def tell(node):
    role = node.getRoleName()
    if role in ASKED:
        states = node.getState()
        told = {"role": role, "name": node.name}
        if role == "heading":
            told["level"] = dict(
                pair.split(":", 1) for pair in node.getAttributes() if ":" in pair
            ).get("level")
        if states.contains(pyatspi.STATE_CHECKED):
            told["checked"] = True
        if role == "status bar":
            told["text"] = text_of(node)
        print(json.dumps(told))
    for child in children(node):
        tell(child)


tell(wait_for(sys.argv[1]))
