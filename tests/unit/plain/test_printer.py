"""What is printed: one fact a line, no control characters, ASCII where it is wanted."""

from __future__ import annotations

import io

import pytest

from wrap_tui.plain.printer import Printer, stopped


def printed(*, ascii_only: bool = False) -> tuple[Printer, io.StringIO]:
    stream = io.StringIO()
    return Printer(stream, ascii_only=ascii_only), stream


def test_a_numbered_line_ends_with_a_stop_and_what_is_said_behind_it() -> None:
    printer, stream = printed()
    printer.numbered(3, "Shower", "Done.")
    printer.numbered(4, "Shower?")
    printer.numbered(5, "\u05de\u05e7\u05dc\u05d7\u05ea", "Done.")
    assert stream.getvalue() == "3. Shower. Done.\n4. Shower?\n5.\n\u05de\u05e7\u05dc\u05d7\u05ea\nDone.\n"


def test_no_escape_code_gets_out_whatever_the_words_hold() -> None:
    printer, stream = printed()
    printer.line("\x1b[31mred\x1b]0;title\x07 \x9b31m \x00 end")
    assert "\x1b" not in stream.getvalue()
    assert all(c == "\n" or c >= " " for c in stream.getvalue())
    assert "\x9b" not in stream.getvalue()


class Window(io.StringIO):
    """A stream that is a window."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "longest"), [(60, 59), (80, 76), (200, 76), (4, 20)])
def test_no_word_is_broken_at_the_edge_of_a_window(
    monkeypatch: pytest.MonkeyPatch, columns: int, longest: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Window()
    Printer(stream).line("Five words as a passphrase: anointer scrap bunny pebble eaten lamp lake stone")
    rows = stream.getvalue().splitlines()
    assert max(map(len, rows)) <= longest
    assert "".join(rows).count("eaten") == 1


def test_words_from_the_right_stand_on_their_own_line() -> None:
    printer, stream = printed()
    printer.fact("Phone", "07700 900123")
    printer.fact("Name", "أحمد")
    assert stream.getvalue() == "Phone: 07700 900123\nName:\nأحمد\n"


def test_our_words_are_ascii_and_the_persons_stay() -> None:
    printer, stream = printed(ascii_only=True)
    printer.fact(printer.ours("What’s here – now"), "Zoë’s café")
    assert stream.getvalue() == "What's here - now: Zoë’s café\n"


def test_letters_that_the_terminal_lacks_are_marked_and_said_once() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    printer = Printer(stream, ascii_only=True)
    printer.line("Zoë")
    printer.line("日本")
    lines = raw.getvalue().decode("ascii").splitlines()
    assert lines[0] == "Zo?"
    assert lines[-1] == "??"
    assert sum("question mark" in line for line in lines) == 1


def test_held_lines_are_not_written_until_they_are_wanted() -> None:
    printer, stream = printed()
    with printer.held() as lines:
        printer.line("later")
    assert stream.getvalue() == ""
    printer.again(lines)
    assert stream.getvalue() == "later\n"


@pytest.mark.parametrize(
    ("words", "wanted"), [("Tea", "Tea."), ("Tea.", "Tea."), ("Tea?", "Tea?"), ("", ""), ("(two)", "(two).")]
)
def test_a_stop_is_added_where_no_mark_is(words: str, wanted: str) -> None:
    assert stopped(words) == wanted
