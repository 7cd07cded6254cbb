"""Reads weekly hours as people write them: "Mon 18:00-20:00", "weekday evenings", "Tue/Thu 6–8pm"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mentordesk.domain.names import bare
from mentordesk.domain.person import WeeklySlot

_PARTS = {"early": (360, 540), "morning": (540, 720), "noon": (720, 840), "afternoon": (780, 1020),
          "evening": (1080, 1260), "night": (1200, 1320), "day": (540, 1260), "office": (540, 1020)}  # fmt: skip
"""What the parts of a day mean, in minutes."""

# Parts of the day and kinds of day in many languages; the first word of a line is ours.
_PART_WORDS = {
    "early": "early morning|early mornings|before work",
    "morning": "morning|mornings|am only|mañana|mañanas|por la mañana|matin|matins|matinée|manhã|manhãs|"
    "morgen|morgens|vormittag|vormittags|mattina|mattino|mattine|ochtend|ochtenden|'s ochtends|sabah|"
    "sabahları|buổi sáng|sáng|pagi|asubuhi|утро|утром|утра|ранок|вранці|зранку|rano|ráno|dimineața|"
    "reggel|délelőtt|صباح|صباحا|الصباح|صبح|صبح ها|सुबह|सवेरे|সকাল|সকালে|बिहान|မနက်|နံနက်|เช้า|ช่วงเช้า|"
    "ጠዋት|上午|早上|早晨|朝|午前|아침|오전",
    "noon": "lunch|lunchtime|lunchtimes|lunch time|midday|noon|mediodía|midi|meio-dia|mittag|mittags|pranzo|"
    "öğle|buổi trưa|trưa|siang|mchana|обед|в обед|обід|ظهر|الظهر|दोपहर|দুপুর|দুপুরে|เที่ยง|中午|昼|점심",
    "afternoon": "afternoon|afternoons|tarde|tardes|por la tarde|après-midi|après midi|nachmittag|nachmittags|"
    "pomeriggio|pomeriggi|middag|middagen|öğleden sonra|buổi chiều|chiều|sore|alasiri|день|днём|днем|"
    "вдень|после обеда|po południu|odpoledne|după-amiaza|délután|بعد الظهر|بعدازظهر|بعد از ظهر|अपराह्न|"
    "বিকাল|বিকেল|বিকালে|दिउँसो|နေ့လည်|မွန်းလွဲ|บ่าย|ช่วงบ่าย|ከሰዓት|下午|午后|午後|오후",
    "evening": "evening|evenings|eve|after work|soir|soirs|soirée|soirées|abend|abends|sera|sere|avond|avonden|"
    "'s avonds|akşam|akşamları|buổi tối|tối|petang|malam hari|jioni|вечер|вечером|вечера|вечір|ввечері|"
    "wieczór|wieczorem|večer|seara|este|مساء|المساء|مساءا|عصر|शाम|সন্ধ্যা|সন্ধ্যায়|साँझ|बेलुका|ညနေ|เย็น|"
    "ช่วงเย็น|ማታ|ምሽት|傍晚|晚上|夕方|夜|晩|저녁",
    "night": "night|nights|late|late evening|late evenings|noche|noches|nuit|noite|noites|nacht|notte|gece|đêm|"
    "malam|usiku|ночь|ночью|ніч|вночі|noc|noapte|éjszaka|ليل|ليلا|شب|रात|রাত|রাতে|राति|ည|กลางคืน|ሌሊት|"
    "夜间|深夜|밤",
    "day": "any time|anytime|all day|whole day|flexible|cualquier hora|todo el día|toute la journée|"
    "qualquer hora|ganztägig|jederzeit|tutto il giorno|hele dag|bütün gün|cả ngày|sepanjang hari|"
    "siku nzima|весь день|в любое время|цілий день|طوال اليوم|تمام روز|पूरे दिन|সারাদিন|ทั้งวัน|全天|"
    "终日|終日|종일|하루 종일",
    "office": "office hours|working hours|business hours|work hours|horario de oficina|heures de bureau|bürozeiten",
}
_GROUP_WORDS = {
    (
        0,
        1,
        2,
        3,
        4,
    ): "weekday|weekdays|week days|working days|workdays|mon-fri|entre semana|días de semana|días laborables|"
    "en semaine|jours de semaine|semaine|dias úteis|dias de semana|durante a semana|wochentags|werktags|"
    "unter der woche|giorni feriali|feriali|doordeweeks|weekdagen|hafta içi|ngày thường|trong tuần|hari kerja|"
    "siku za kazi|siku za wiki|будни|по будням|в будни|будні|у будні|dni robocze|أيام الأسبوع|ايام الاسبوع|"
    "روزهای هفته|روزهای کاری|सप्ताह के दिन|কর্মদিবস|সপ্তাহের দিন|ကြားရက်|วันธรรมดา|የስራ ቀናት|工作日|平日|평일|周一至周五",
    (
        5,
        6,
    ): "weekend|weekends|week end|fin de semana|fines de semana|week-end|week-ends|fim de semana|"
    "fins de semana|wochenende|am wochenende|wochenenden|fine settimana|weekeinde|hafta sonu|cuối tuần|"
    "akhir pekan|wikendi|mwisho wa wiki|выходные|по выходным|вихідні|у вихідні|weekendy|víkend|hétvége|"
    "عطلة نهاية الأسبوع|نهاية الأسبوع|آخر هفته|सप्ताहांत|সপ্তাহান্ত|সপ্তাহান্তে|စနေတနင်္ဂနွေ|ပိတ်ရက်|"
    "เสาร์อาทิตย์|วันหยุด|วันหยุดสุดสัปดาห์|ቅዳሜና እሁድ|周末|週末|주말",
    (
        0,
        1,
        2,
        3,
        4,
        5,
        6,
    ): "every day|everyday|daily|any day|all days|all week|todos los días|cada día|tous les jours|"
    "todos os dias|täglich|jeden tag|ogni giorno|elke dag|her gün|mỗi ngày|hàng ngày|setiap hari|"
    "kila siku|ежедневно|каждый день|щодня|codziennie|كل يوم|يوميا|هر روز|रोज|प्रतिदिन|প্রতিদিন|"
    "နေ့တိုင်း|ทุกวัน|በየቀኑ|每天|毎日|매일",
}
_NEVER = re.compile(
    r"\b(not|except|no|never|excluding|unless|but|sauf|excepto|außer|кроме|alternate|every other|flexib\w*|varies|depend\w*|tbc|tbd)\b"
)
_CLOCK = r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|h)?\s*(uhr|hrs?|o clock)?\s*([ap]\.?\s?m\.?)?"
_RANGE = re.compile(rf"(?<![\d:.]){_CLOCK}\s*(?:-|–|—|−|~|〜|to|till|til|until|a|à|as|às|bis|do|до|tot|al|alle|ate|hingga|sampai|mpaka|đến|الى|إلى|تا|से|থেকে|至|到|から|부터)\s*{_CLOCK}(?![\d:])", re.IGNORECASE)  # fmt: skip
_OPEN = re.compile(rf"\b(after|from|before|until|by|desde|a partir de|après|nach|ab|vor|после|до|با|dopo|depois|na|sonra)\s+(?:the\s+|las\s+)?{_CLOCK}(?![\d:])", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=8192)
def read_hours(text: str, local_day: str = "") -> tuple[WeeklySlot, ...] | None:
    """The weekly slots of a text, in the person's local time, sorted and joined; None if not understood.

    `local_day` is what the column itself says, as in "Availability [Monday]". A text is understood
    only as a whole: one part that is not makes all of it a matter for a person.
    """
    slots: set[tuple[int, int, int]] = set()
    plain = _plain(f"{local_day} {text}" if local_day else text)
    if not plain or _NEVER.search(plain):
        return None
    pending: tuple[int, ...] = ()
    last_days: tuple[int, ...] = ()
    for piece in _pieces(plain):
        days, spans, rest = _read_piece(piece)
        if rest:
            return None
        if days and not spans:
            pending += days
            continue
        days = pending + days or last_days
        if not days and not _names_part(piece):
            return None
        pending = ()
        last_days = days
        slots.update((day, start, end) for day in days or range(7) for start, end in spans)
    if pending:
        # Days alone: the whole of a decent day, as "Mondays" or "weekends" say.
        start, end = _PARTS["day"]
        slots.update((day, start, end) for day in pending)
    return _joined(slots) or None


def _names_part(piece: str) -> bool:
    return _patterns().parts.search(piece) is not None


def _plain(text: str) -> str:
    text = "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    return bare(text.replace("：", ":")).replace("p.m.", "pm").replace("a.m.", "am")


def _pieces(plain: str) -> list[str]:
    """Cut at what parts statements; a comma between two days or before a time parts nothing."""
    return [p.strip() for p in re.split(r"[;\n,、،，]| and | & |\+| y | e | et | und | и | та | ve | en | & | dan | na | or ", plain) if p.strip()]  # fmt: skip


def _read_piece(piece: str) -> tuple[tuple[int, ...], list[tuple[int, int]], str]:
    """The days and spans of one statement, and what of it was not understood."""
    spans: list[tuple[int, int]] = []

    def take_range(found: re.Match[str]) -> str:
        span = _span(found.groups())
        if span is None:
            return found.group(0)
        spans.append(span)
        return " "

    def take_open(found: re.Match[str]) -> str:
        clock = _minutes(found.group(2), found.group(3), found.group(5))
        if clock is None:
            return found.group(0)
        is_start = found.group(1).lower() not in ("before", "until", "by", "vor", "до")
        span = (clock, max(1320, min(clock + 120, 1440))) if is_start else (480, clock)
        if span[0] >= span[1]:
            return found.group(0)
        spans.append(span)
        return " "

    rest = _RANGE.sub(take_range, piece)
    rest = _OPEN.sub(take_open, rest)
    days, rest = _take_days(rest)
    for word, rest in _taken(_patterns().parts, rest):
        spans.append(_PARTS[_part_words()[word]])
    return days, spans, _leftover(rest)


def _take_days(rest: str) -> tuple[tuple[int, ...], str]:
    days: list[int] = []
    groups = _group_words()
    for word, rest in _taken(_patterns().groups, rest):
        days.extend(groups[word])
    while span := _patterns().span.search(rest):
        first, last = _day_names()[span.group(1)], _day_names()[span.group(2)]
        days.extend((first + step) % 7 for step in range((last - first) % 7 + 1))
        rest = rest[: span.start()] + " " + rest[span.end() :]
    for word, rest in _taken(_patterns().days, rest):
        days.append(_day_names()[word])
    return tuple(dict.fromkeys(days)), rest


def _taken(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Each word of the pattern in the text, with the text that is left without it."""
    while found := pattern.search(text):
        text = f"{text[: found.start()]} {text[found.end() :]}"
        yield found.group(0), text


_FILLER = frozenset(
    "the in on at my local time times only usually mostly generally best free available i am de la le les el los "
    "las por das der den am um os as a s do da dos no na nos nas em o il lo gli i al alla di il d l en matin "
    "h hrs hours uhr oclock between from pm of days day any all week each every "
    "both either after before и в по во з у о ab im nel nella het het op van in der ve de da te ta "
    "的 の に は と 에 在 周 से में को को पर को এ তে のみ".split()
)


def _leftover(rest: str) -> str:
    rest = re.sub(r"\((?:[^)]*(?:your time|my time|local|hora local|ortszeit)[^)]*)?\)", " ", rest)
    words = re.split(r"[\s/:.()\-–—|*]+", rest)
    return " ".join(w for w in words if w and w not in _FILLER and not w == "s")


def _span(groups: tuple[str | None, ...]) -> tuple[int, int] | None:
    h1, m1, _, half1, h2, m2, _, half2 = groups
    end = _minutes(h2, m2, half2)
    if end is None:
        return None
    if half1 is None and half2 is not None and int(h1 or 0) <= 12:
        start = _minutes(h1, m1, half2)
        if start is not None and start >= end:
            start = _minutes(h1, m1, None)
    else:
        start = _minutes(h1, m1, half1)
    if start is None:
        return None
    if end == 0:
        end = 1440
    if half1 is None and half2 is None and start >= end and end <= 720:
        end += 720
    elif half1 is None and half2 is None and m1 is None and m2 is None and start < 420 < 720 > end:
        return None  # "6-8" is as likely the evening as the morning
    return (start, end) if start < end <= 1440 else None


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    value = int(hour or 0)
    if half:
        if not 1 <= value <= 12:
            return value * 60 + int(minute or 0) if 12 < value < 24 else None
        value = value % 12 + (12 if half[0] in "pP" else 0)
    if value > 24 or int(minute or 0) > 59:
        return None
    return min(value * 60 + int(minute or 0), 1440)


def _joined(slots: set[tuple[int, int, int]]) -> tuple[WeeklySlot, ...]:
    joined: list[tuple[int, int, int]] = []
    for day, start, end in sorted(slots):
        if joined and joined[-1][0] == day and start <= joined[-1][2]:
            joined[-1] = (day, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((day, start, end))
    return tuple(WeeklySlot(*slot) for slot in joined)


@dataclass(frozen=True)
class _Patterns:
    """One pattern each for words of the day's parts, kinds of day, days, and spans of days."""

    parts: re.Pattern[str]
    groups: re.Pattern[str]
    days: re.Pattern[str]
    span: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    names = _either(_day_names())
    to = "-|–|—|to|through|thru|till|a|à|al|bis|do|до|tot|至|到|から|〜|~"
    return _Patterns(
        _words(_part_words()),
        _words(_group_words()),
        _words(_day_names()),
        re.compile(rf"(?<![^\W\d_])({names})\.?\s*(?:{to})\s*({names})(?![^\W\d_])"),
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words where a script parts them, and anywhere where it does not; the longest first."""
    spaced = [word for word in words if word[0] < "\u0590"]
    unspaced = [word for word in words if word[0] >= "\u0590"]
    return re.compile(rf"(?<![^\W\d_])(?:{_either(spaced)})(?![^\W\d_])|{_either(unspaced)}")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _part_words() -> dict[str, str]:
    return {bare(w): name for name, words in _PART_WORDS.items() for w in words.split("|")}


@lru_cache(maxsize=1)
def _group_words() -> dict[str, tuple[int, ...]]:
    return {bare(w): days for days, words in _GROUP_WORDS.items() for w in words.split("|")}


@lru_cache(maxsize=1)
def _day_names() -> dict[str, int]:
    """Names of weekdays, long and short, of many languages; 0 is Monday."""
    from babel import Locale

    found: dict[str, int] = {}
    clashes: set[str] = set()
    for name in (
        "en es fr pt de it nl tr vi id sw ru uk ar fa ur hi bn ne my th am zh ja ko pl cs ro hu el "
        "sv da fi he ta si km lo uz mn"
    ).split():
        for width in ("wide", "abbreviated", "short"):
            for day, word in Locale.parse(name).days["format"].get(width, {}).items():
                key = bare(word).strip(". ")
                if len(key) < 2 or (len(key) < 3 and key < "\u0400"):
                    continue
                if found.setdefault(key, day) != day:
                    clashes.add(key)
    for key in clashes:
        found.pop(key)
    english = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for day, key in enumerate(english):
        found[key] = day
    found |= {"mons": 0, "tues": 1, "weds": 2, "thur": 3, "thurs": 3, "tu": 1, "we": 2, "th": 3,
              "mo": 0, "fr": 4, "sa": 5, "su": 6}  # fmt: skip
    for day, key in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    ):
        found[key + "s"] = day
    for day, sign in enumerate("一二三四五六日"):
        for before in ("周", "星期", "礼拜", "週"):
            found[before + sign] = day
    for day, sign in enumerate("月火水木金土日"):
        found[sign + "曜"] = day
        found[sign + "曜日"] = day
    return found
