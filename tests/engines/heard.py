"""Prints what AT-SPI, which screen readers for Linux ask, has of the page: a line of JSON a node.

Run with the bus of the browser in DBUS_SESSION_BUS_ADDRESS, and the page's title as its argument.
"""

import json
import sys
import time

import pyatspi

ASKED = {
    "heading", "push button", "toggle button", "radio button", "check box", "link", "slider",
    "combo box", "entry", "dialog", "grouping", "panel",
}  # fmt: skip
# Their name says what is in them.
WHOLE = {
    "push button", "toggle button", "radio button", "check box", "link", "slider", "entry", "image",
    "static",
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


def tell(node):
    """Every question is a message to the browser, so none is asked in vain."""
    role = node.getRoleName()
    if role in ASKED:
        print(json.dumps({"role": role, "name": node.name}))
    if role not in WHOLE:
        for child in children(node):
            tell(child)


tell(wait_for(sys.argv[1]))
