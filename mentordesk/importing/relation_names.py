"""Who a row of a sheet about people together names: one person, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table

from mentordesk.domain.together import Meaning, Part
from mentordesk.importing.contact import name_beside_email, read_emails
from mentordesk.importing.tidy import one_line
from mentordesk.importing.whom import Named


def one(texts: Table[Meaning, str], name: Part, mail: Part, number: Part) -> Named:
    """Who is named by these cells of a row."""
    mails = read_emails(texts.get(mail, ""))[0]
    return naming(name_in(texts, name, mail), mails[0] if mails else "", texts.get(number, ""))


def name_in(texts: Table[Meaning, str], name: Part, mail: Part) -> str:
    """The name of a row; in a column of addresses a name may stand where no address was known."""
    beside = texts.get(mail, "")
    return texts.get(name, "") or ("" if "@" in beside else beside)


def naming(text: str, mail: str, number: str) -> Named:
    """A name, an address, or both in one cell: "Ana Silva <ana@x.org>"."""
    mails, _ = read_emails(text) if "@" in text else ((), "")
    name = one_line(name_beside_email(text) if mails else text)
    return Named(name[:200], mail or (mails[0] if mails else ""), one_line(number)[:60])


def pieces(text: str, many: bool) -> tuple[str, ...]:
    """The names of a cell; a comma parts them only where the heading speaks of several."""
    sign = r"[\n;|]|\s&\s|,\s|\sand\s" if many else r"[\n;|]"
    found = (one_line(piece).strip(" ,") for piece in re.split(sign, text))
    return tuple(dict.fromkeys(piece for piece in found if piece))
