"""The same home, vault and command line as the tests of the command line."""

from tests.unit.cli.conftest import home, run, secret, vault

__all__ = ["home", "run", "secret", "vault"]
