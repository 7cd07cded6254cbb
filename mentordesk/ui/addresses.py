"""What was copied when addresses are put on the clipboard, and who was left out."""

from __future__ import annotations

from mentordesk.store.queries.people_addresses import Addresses
from mentordesk.wording.words import listed, many


def copied_text(found: Addresses) -> str:
    """What was copied and who was left out, in one line."""
    left = [
        f"{count} {words}"
        for count, words in (
            (found.do_not_contact, "not to be contacted"),
            (found.withdrawn, "who withdrew consent"),
            (found.bounced, "whose mail came back"),
            (found.without, "without an address"),
        )
        if count
    ]
    text = f"{many(len(found.addresses), 'address', 'addresses')} copied for BCC"
    return f"{text}; left out: {listed(left)}" if left else text
