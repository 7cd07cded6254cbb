"""What she does in many journeys: a part of a table, a dialog filled in, a letter that goes out."""

from __future__ import annotations

PAIRS = "Relationships"


def in_dialog(ruth, deeds):
    """What she does in the dialog that the next press opens."""

    def fill(dialog):
        ruth.show(dialog)
        deeds()

    ruth.answer.will_fill(fill)


def pairs(ruth, part="Now"):
    """Under Relationships, one part of the table of pairs, by the word on its button."""
    ruth.press(PAIRS)
    ruth.settle()
    words = next(w for w in ruth.words() if w == part or w.rpartition(" ")[0] == part)
    ruth.press(words)
    return ruth.rows(PAIRS) if PAIRS in ruth.tables() else []


def state_of(ruth, mentee, part="All"):
    """The row of the pair of a mentee."""
    (row,) = [row for row in pairs(ruth, part) if row[0] == mentee]
    ruth.pick(PAIRS, mentee)
    return row


def send_letters(ruth, letter, folder=None):
    """Open the letters of what is chosen, read them, write them as drafts, and mark them as sent.

    Gives back the words that were in sight, of the first letter alone.
    """
    seen = []

    def read():
        ruth.choose("Letter", letter)
        seen.append(ruth.field("The letter"))
        if folder is not None:
            folder.mkdir(exist_ok=True)
            ruth.answer.will("folder", folder)
            ruth.press("Write drafts…")
            ruth.until(lambda: not ruth.window.workplace.runner.is_busy, "the drafts")
        ruth.press("Mark as sent")

    in_dialog(ruth, read)
    ruth.keys("Ctrl+Shift+L")
    ruth.settle()
    return seen[0]


def pick_item(ruth, item):
    """Choose an item of Today: what it asks for, and whom it is about."""
    rows = [tuple(row[:2]) for row in ruth.rows("Today")]
    ruth.pick_row("Today", rows.index(item))
