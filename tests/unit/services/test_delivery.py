"""Writing exports: a new file or none, for the owner alone, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wrap_tui.errors import Exit, RefusedError, WrapError, WriteError
from wrap_tui.services import delivery
from wrap_tui.wording import say


@pytest.fixture(autouse=True)
def open_mask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_file_is_whole_and_for_the_owner_alone(tmp_path: Path) -> None:
    place = delivery.deliver(b"words", tmp_path / "plan.txt")
    assert place.read_bytes() == b"words"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_mode_is_right_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    write = os.write

    def spy(descriptor: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", spy)
    delivery.deliver(b"words", tmp_path / "plan.txt")
    assert seen == [0o600]


def test_file_and_folder_are_synced_before_the_file_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def spy(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", spy)
    delivery.deliver(b"words", tmp_path / "plan.txt")
    assert synced == [False, True]


def make_file(place: Path) -> None:
    place.write_text("older")


def make_link(place: Path) -> None:
    target = place.with_name("target")
    target.write_text("older")
    place.symlink_to(target)


def make_dangling(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


@pytest.mark.parametrize("there", [make_file, make_link, make_dangling, Path.mkdir])
def test_what_lies_there_is_never_written_over(tmp_path: Path, there: Callable[[Path], None]) -> None:
    place = tmp_path / "plan.txt"
    there(place)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(RefusedError) as refused:
        delivery.deliver(b"words", place)
    assert refused.value.exit_code == Exit.REFUSED
    assert "plan.txt" in say(f"errors.{refused.value.sentence}", **refused.value.values)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, "full"), (errno.EROFS, "readonly"), (errno.EIO, "other")]
)
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failed_write_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, kind: str
) -> None:
    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError) as failed:
        delivery.deliver(b"words", tmp_path / "plan.txt")
    monkeypatch.undo()
    assert failed.value.sentence == f"export.{kind}"
    assert failed.value.exit_code == Exit.CANNOT_WRITE
    assert say(f"errors.{failed.value.sentence}", **failed.value.values)
    assert list(tmp_path.iterdir()) == []


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:7])))
    place = delivery.deliver(b"a longer text than seven letters", tmp_path / "plan.txt")
    assert place.read_bytes() == b"a longer text than seven letters"


def test_a_file_that_reads_back_otherwise_is_removed_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"wor")
    with pytest.raises(WriteError) as failed:
        delivery.deliver(b"words", tmp_path / "plan.txt")
    assert failed.value.sentence == "export.not_the_same"
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", stop)
    with pytest.raises(KeyboardInterrupt):
        delivery.deliver(b"words", tmp_path / "plan.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "kind"), [("none/plan.txt", "no_folder"), ("x" * 300, "name"), ("plan\0.txt", "name")]
)
def test_a_place_that_cannot_be_is_said_so(tmp_path: Path, where: str, kind: str) -> None:
    with pytest.raises(WriteError) as failed:
        delivery.deliver(b"words", tmp_path / where)
    assert failed.value.sentence == f"export.{kind}"
    assert list(tmp_path.iterdir()) == []


def test_errors_never_carry_the_words(tmp_path: Path) -> None:
    with pytest.raises(WrapError) as failed:
        delivery.deliver(b"planted words", tmp_path / "none" / "plan.txt")
    assert failed.value.__context__ is None or failed.value.__suppress_context__
    assert "planted" not in repr(failed.value.values)


def test_default_names_say_nothing_and_default_folders_are_not_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        delivery.default_name(".html", 7, date(2026, 11, 3), locked=True) == "plan-v7-2026-11-03-locked.html"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    (tmp_path / "Documents").mkdir()
    monkeypatch.chdir(tmp_path)
    assert delivery.default_folder(tmp_path) == tmp_path
    assert delivery.default_folder(tmp_path / "gone") not in (tmp_path, Path.cwd(), Path())


def test_a_free_place_has_a_number_when_the_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_text("1")
    (tmp_path / "plan-2.pdf").symlink_to("nowhere")
    assert delivery.free_place(tmp_path, "plan.pdf") == tmp_path / "plan-3.pdf"
    assert delivery.free_place(tmp_path, "other.pdf") == tmp_path / "other.pdf"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - Work/Plans", "OneDrive"),
        ("Library/Mobile Documents/x", "iCloud"),
        ("Dropbox", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Nextcloud/a/b", "Nextcloud"),
    ],
)
def test_synced_folders_are_told_by_name(tmp_path: Path, folder: str, name: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True, mode=0o700)
    assert name in "".join(delivery.notes(place))


def test_synced_folders_are_told_by_what_lies_in_them(tmp_path: Path) -> None:
    (tmp_path / "share" / "plans").mkdir(parents=True, mode=0o700)
    (tmp_path / "share" / ".stfolder").mkdir()
    (tmp_path / "share").chmod(0o700)
    assert "Syncthing" in "".join(delivery.notes(tmp_path / "share" / "plans"))


def test_git_trees_and_open_folders_are_told_and_quiet_places_say_nothing(tmp_path: Path) -> None:
    quiet = tmp_path / "quiet"
    quiet.mkdir(mode=0o700)
    assert delivery.notes(quiet) == ()
    (tmp_path / ".git").mkdir()
    assert "git" in "".join(delivery.notes(quiet))
    quiet.chmod(0o777)
    assert len(delivery.notes(quiet)) == 2


def test_removing_says_whether_there_was_a_file(tmp_path: Path) -> None:
    place = delivery.deliver(b"words", tmp_path / "plan.txt")
    assert delivery.remove(place) is True
    assert delivery.remove(place) is False


def test_a_place_among_temporary_files_is_not_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    for folder in (home, temporary / "mine"):
        folder.mkdir(parents=True)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(temporary))
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    assert delivery.default_folder(home) == home
    assert delivery.default_folder(temporary / "mine") not in (temporary / "mine", temporary)
    monkeypatch.setattr("pathlib.Path.home", lambda: temporary / "mine")
    assert delivery.default_folder(temporary / "mine") == temporary / "mine", (
        "a home that lies there is a home"
    )
