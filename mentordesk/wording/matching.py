"""Why a pair fits, why it cannot be, and why somebody is left out."""

from __future__ import annotations

HISTORY: dict[str, str] = {}
