"""Every address that a style sheet makes a browser fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from alongside.readback.addresses import Address, Use, clean_address, is_absolute, read_data_address

Rule = Any
"""An AtRule or a QualifiedRule of tinycss2, which has no types."""
Token = Any
"""A component value of tinycss2. Each kind of them has attributes of its own."""

_MAX_DEPTH = 5
"""Style sheets inside addresses of style sheets that are read. Nobody nests them on purpose."""

_ADDRESS_FUNCTIONS = ("url", "src")
_IMAGE_FUNCTIONS = ("image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade")
"""Functions whose strings are addresses.

Those of functions inside them, such as type(), are not.
"""


def css_addresses(css: str | bytes, first_line: int = 1, depth: int = 0) -> Iterator[Address]:
    """The addresses of a style sheet, in order. first_line: where it begins in its file."""
    for rule in style_rules(css):
        for token in rule_address_tokens(rule):
            yield from _addresses_of_token(token, _describe_rule(rule), first_line, depth)


def declaration_addresses(css: str, first_line: int = 1, depth: int = 0) -> Iterator[Address]:
    """The same for declarations alone, as in a style attribute."""
    for token in address_tokens(tinycss2.parse_component_value_list(css)):
        yield from _addresses_of_token(token, "", first_line, depth)


def style_rules(css: str | bytes) -> list[Rule]:
    """The rules of a style sheet at its top.

    Bytes are decoded as browsers do: by mark, by @charset, as UTF-8.
    """
    if isinstance(css, bytes):
        rules, _ = tinycss2.parse_stylesheet_bytes(css, skip_comments=True, skip_whitespace=True)
    else:
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [rule for rule in rules if rule.type in ("at-rule", "qualified-rule")]


def rule_address_tokens(rule: Rule) -> Iterator[Token]:
    """The tokens of one rule whose value is an address."""
    keyword = rule.lower_at_keyword if rule.type == "at-rule" else ""
    if keyword == "namespace":
        return  # a name that looks like an address: nothing is fetched
    if keyword == "import":
        yield from _import_address(rule.prelude)
    elif keyword:
        yield from address_tokens(rule.prelude)
    yield from address_tokens(rule.content or [])


def address_tokens(
    tokens: Iterable[Token], takes_strings: bool = False, in_custom_property: bool = False
) -> Iterator[Token]:
    """The tokens whose value is an address, in blocks and functions too.

    takes_strings: a string here is an address. A custom property can become the argument of
    such a function elsewhere, so a string in it counts when it can only be an address.
    """
    property_name = ""
    for token in tokens:
        if token.type == "ident":
            property_name = token.value
        elif token == ":":
            in_custom_property = in_custom_property or property_name.startswith("--")
        elif token == ";":
            in_custom_property = False
        elif token.type == "url":
            yield token
        elif token.type == "string":
            if takes_strings or (in_custom_property and is_absolute(token.value)):
                yield token
        else:
            yield from _tokens_inside(token, in_custom_property)


def _tokens_inside(token: Token, in_custom_property: bool) -> Iterator[Token]:
    if token.type == "function":
        if token.lower_name in _ADDRESS_FUNCTIONS:
            yield from _first_string(token.arguments)
        takes_strings = token.lower_name in _IMAGE_FUNCTIONS
        yield from address_tokens(token.arguments, takes_strings, in_custom_property)
    elif token.type in ("{} block", "() block", "[] block"):
        yield from address_tokens(token.content, in_custom_property=in_custom_property)


def _import_address(prelude: Iterable[Token]) -> Iterator[Token]:
    """The address of an @import: a string or url(…) that comes first. After it come conditions."""
    for token in prelude:
        if token.type in ("whitespace", "comment"):
            continue
        if token.type == "string":
            yield token
        else:
            yield from address_tokens([token])
        return


def _first_string(arguments: Iterable[Token]) -> Iterator[Token]:
    for token in arguments:
        if token.type == "string":
            yield token
            return


def _addresses_of_token(token: Token, rule: str, first_line: int, depth: int) -> Iterator[Address]:
    value = clean_address(token.value)
    if not value:
        return
    line = first_line + token.source_line - 1
    yield Address(value, Use.FETCHED, token.value, rule, line=line, selector=rule)
    yield from embedded_css_addresses(value, rule, line, depth)


def embedded_css_addresses(
    value: str, selector: str, line: int, depth: int = 0
) -> Iterator[Address]:
    """What a style sheet that stands in a data: address fetches."""
    media_type, content = read_data_address(value) or ("", b"")
    if media_type != "text/css" or depth >= _MAX_DEPTH:
        return
    for inner in css_addresses(content, depth=depth + 1):
        if is_absolute(inner.value):
            yield Address(
                inner.value,
                inner.use,
                inner.written,
                inner.element,
                line=line,
                selector=selector,
                is_embedded=True,
            )


def _describe_rule(rule: Rule) -> str:
    if rule.type == "at-rule":
        return f"@{rule.lower_at_keyword}"
    return " ".join(str(tinycss2.serialize(rule.prelude)).split())
