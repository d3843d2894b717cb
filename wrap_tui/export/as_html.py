"""A page for any browser: print styles, no script, no request; every word escaped."""

from __future__ import annotations

import base64
import hashlib
import html
from string import Template
from typing import Final

from wrap_tui import resources
from wrap_tui.export.nodes import Node, nodes
from wrap_tui.export.tree import Document

EMPTY: Final = frozenset({"br"})


def as_html(document: Document) -> str:
    """The document as one HTML file that asks for nothing but itself."""
    style = resources.text("export", "page.css")
    body = "\n".join(markup(node) for node in nodes(document))
    page = Template(resources.text("export", "page.html"))
    return page.substitute(
        lang=html.escape(document.lang),
        title=html.escape(document.title),
        hash=digest(style),
        style=style,
        body=body,
    )


def digest(source: str) -> str:
    """The hash by which a content security policy allows an inline style or script."""
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def markup(node: Node) -> str:
    """One element as HTML."""
    if isinstance(node, str):
        return html.escape(node, quote=False)
    tag, attributes, children = node
    named = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    if tag in EMPTY:
        return f"<{tag}{named}>"
    return f"<{tag}{named}>{''.join(markup(child) for child in children)}</{tag}>"
