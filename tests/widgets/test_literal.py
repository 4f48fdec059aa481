import re
import string

import hypothesis.strategies as some
import pytest
from hypothesis import example, given

from chronicle.widgets.literal import literal, paragraphs

JOINER = "\u2060"  # has no width, and keeps what stands on either side apart

markdown = some.one_of(
    some.text(),
    some.lists(
        some.sampled_from(
            [
                *("*", "_", "`", "~~", "[", "](", ")", "!", "<", ">", "&amp;", "#", "|", "\\", "$"),
                *(":smile:", ":red[", ":material/home:", ":streamlit:", "->", "<-", "--", "~="),
                *("https://", "HTTP://", "www.", "a@b.example", "mailto:", "\n", "\n\n", "    "),
                *("1. ", "- ", "+ ", "> ", "\t", "\u2028", "\x1c", "[^1]:", "{{7*191}}", "a", "é"),
            ]
        )
    ).map("".join),
)


def read_back(written: str) -> str:
    """What Markdown makes of backslash escapes; nothing else in it may mean anything."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sirte falls", "Sirte falls"),
        ("", ""),
        ("**bold** _it_ `code` ~~gone~~", r"\*\*bold\*\* \_it\_ \`code\` \~\~gone\~\~"),
        ("# Heading", r"\# Heading"),
        ("1. one", r"1\. one"),
        ("- one\n- two", r"\- one \- two"),
        ("    code", "code"),
        ("a\u2028b\x1cc\td", "a b c d"),
        ("C:\\2019", r"C\:\\2019"),
        ("$a$ {{7*191}}", r"\$a\$ \{\{7\*191\}\}"),
        ("<img src=x onerror=alert(1)>", r"\<img src\=x onerror\=alert\(1\)\>"),
        ("&lt;", r"\&lt\;"),
        ("[a](javascript:alert(1))", r"\[a\]\(javascript\:alert\(1\)\)"),
        ("![a](https://e.example/a.png)", rf"\!\[a\]\(https\:{JOINER}\/\/e\.example\/a\.png\)"),
        ("see HTTPS://e.example", rf"see HTTPS\:{JOINER}\/\/e\.example"),
        ("ftp://e.example", rf"ftp\:{JOINER}\/\/e\.example"),
        ("www.e.example WWW.e.example", rf"www{JOINER}\.e\.example WWW{JOINER}\.e\.example"),
        ("a@e.example", rf"a{JOINER}\@e\.example"),
        (":red[x] :material/home:", r"\:red\[x\] \:material\/home\:"),
        (":streamlit:", rf"\:{JOINER}streamlit\:"),
        ("a -> b <- c -- d", rf"a \-{JOINER}\> b \<{JOINER}\- c \-{JOINER}\- d"),
        ("a >= b <= c ~= d", rf"a \>{JOINER}\= b \<{JOINER}\= c \~{JOINER}\= d"),
        ("a <-> b", rf"a \<{JOINER}\-{JOINER}\> b"),
        ("Élysée 🕊 سرت", "Élysée 🕊 سرت"),
    ],
)
def test_markdown_is_written_so_that_it_shows_as_it_stands(text, written):
    assert literal(text) == written


@given(markdown)
@example(string.punctuation)
def test_every_mark_that_markdown_could_read_is_escaped(text):
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", literal(text))

    assert not set(unescaped) & set(string.punctuation)


@given(markdown)
def test_a_reader_sees_the_text_on_one_line(text):
    written = literal(text)

    assert written.splitlines() in ([], [written])
    assert not written.startswith((" ", "\t"))
    assert read_back(written).replace(JOINER, "") == " ".join(text.split()).replace(JOINER, "")


@given(markdown)
@example("www.www.a.example")
@example("https://https://a@b@c")
def test_nothing_in_it_is_an_address_or_a_sign_that_a_renderer_replaces(text):
    seen = read_back(literal(text))

    assert "://" not in seen
    assert "www." not in seen.lower()
    assert not re.search(rf"[^{JOINER}]@|^@", seen)
    assert ":streamlit:" not in seen.lower()
    assert not re.search(r"--|->|<-|[<>~]=", seen)


def test_a_longer_text_is_literal_line_by_line():
    assert paragraphs("# One\n\n  \n- *two*\n") == [r"\# One", r"\- \*two\*"]
