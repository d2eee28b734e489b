"""Where things stand: the checkout, the tests' own data, and what may lie beside the checkout."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
DATA = TESTS / "data"
SHARED = ROOT.parent / "shared"
"""Real items and labels that are no part of the project; tests that need them say so when it is missing."""
