"""A letter as a draft that a mail program opens: an .eml file in the standard format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import PurePath


@dataclass(frozen=True)
class Attachment:
    """A file that goes along: its name and content, and its type such as application/pdf."""

    name: str
    content: bytes
    kind: str = "application/pdf"


def draft(
    to: tuple[str, str],
    subject: str,
    body: str,
    made: dt.datetime,
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    """The bytes of a draft to one person, (name, address); `made` is a moment with its zone.

    X-Unsent tells Outlook that it is a draft to be edited; other programs open it as a message.
    """
    message = EmailMessage(policy=SMTP)
    message["To"] = formataddr(to)
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(made)
    message["X-Unsent"] = "1"
    message.set_content(body)
    for attachment in attachments:
        main, _, sub = attachment.kind.partition("/")
        message.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=PurePath(attachment.name).name
        )
    return message.as_bytes()
