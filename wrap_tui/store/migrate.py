"""Brings vaults of older versions up to the present one: backup, one transaction, full check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wrap_tui.codec.record import to_bytes
from wrap_tui.store import copying, files, slots, table
from wrap_tui.store.connection import Connection, Head, look
from wrap_tui.store.fault import faults
from wrap_tui.store.format import VERSION, public_head
from wrap_tui.store.manifest import Manifest
from wrap_tui.store.sealing import TAG, Keys
from wrap_tui.store.table import Contents
from wrap_tui.store.versions import brought_up, steps_from


def upgrade(
    opened: Connection, head: Head, keys: Keys, manifest: Manifest, contents: Contents, device: str
) -> Path:
    """Rewrite an older vault as the present version; returns the verified backup that was made beside it.

    StoreError leaves the vault as it was. The caller reads everything again afterwards.
    """
    backup = files.free_name(opened.path, f"before-version-{VERSION}")
    copying.copy_vault(opened.sql, backup, keys, manifest, contents)
    with faults(writing=True):
        sql = opened.sql
        sql.execute("begin immediate")
        try:
            _rewrite(opened, head, keys, manifest, contents, device)
            sql.execute("commit")
        except BaseException:
            if sql.in_transaction:
                sql.execute("rollback")
            raise
    look(opened.sql)
    return backup


def _rewrite(
    opened: Connection, head: Head, keys: Keys, manifest: Manifest, contents: Contents, device: str
) -> None:
    sql, public = opened.sql, public_head(head.vault_id)
    for step in steps_from(head.version):
        for statement in step.statements:
            sql.execute(statement)
    acc, boxes = 0, []
    present = brought_up(head.version, contents)
    for record in present.everything():
        row = contents.rows[record.kind, record.key]
        box = keys.seal_record(row.id, row.rev + 1, to_bytes(record))
        boxes.append((row.rev + 1, box, row.id))
        acc ^= keys.mark(row.id, row.rev + 1, box[-TAG:])
    sql.executemany("update rec set rev=?,box=? where id=?", boxes)
    sql.execute("update head set v=? where k='public'", (public,))
    after = manifest.after_save(device, added=0, changed=0, seals=len(boxes))
    after = replace(after, acc=acc, outside=slots.outside_digest(public, head.slots))
    table.write_manifest(sql, keys, after)
    sql.execute(f"pragma user_version={VERSION}")
