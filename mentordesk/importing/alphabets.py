"""How believable a text is: whether some language's letters explain each of its words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

# The letters beyond a-z that each language writes, for the code pages it is saved in.
# A small weight marks a language that is rare in such files, so that it never wins by a tie.
_WEST = {
    "es": ("áéíóúüñ", 1.0),
    "pt": ("áâãàçéêíóôõúü", 1.0),
    "fr": ("àâæçéèêëîïôœùûüÿ", 1.0),
    "de": ("äöüß", 1.0),
    "it": ("àèéìòù", 1.0),
    "nordic": ("åäöæøé", 0.97),
    "nl": ("éëïöü", 0.97),
    "is": ("áðéíóúýþæö", 0.3),
    "et": ("äõöüšž", 0.95),
}
_TILDE_O = re.compile("õ(?![eo])")
"""In Portuguese this letter stands before an e; elsewhere it is Estonian, or a Hungarian ő."""
_CENTRAL = {
    "pl": ("ąćęłńóśźż", 0.99),
    "cs": ("áčďéěíňóřšťúůýž", 0.99),
    "sk": ("áäčďéíĺľňóôŕšťúýž", 0.9),
    "hu": ("áéíóöőúüű", 0.99),
    "hr": ("čćđšž", 0.99),
    "ro": ("ăâîşţ", 0.95),
    "de": ("äöüß", 0.9),
}
_BALTIC = {
    "lt": ("ąčęėįšųūž", 0.98),
    "lv": ("āčēģīķļņšūž", 0.98),
    "et": ("äõöüšž", 0.3),
}
_TURKISH = {"tr": ("çğıiöşüâîİ", 0.99)}
_VIETNAMESE = {"vi": ("àáâãèéêìíòóôõùúýăđĩũơưạảấầ", 0.6)}
_PROFILES = {
    "cp1252": _WEST,
    "mac_roman": {**_WEST, "is": ("", 0.0)},
    "cp850": {name: (letters, weight * 0.9) for name, (letters, weight) in _WEST.items()},
    "cp1250": _CENTRAL,
    "iso8859_2": {name: (letters, weight * 0.98) for name, (letters, weight) in _CENTRAL.items()},
    "mac_latin2": {name: (letters, weight * 0.97) for name, (letters, weight) in _CENTRAL.items()},
    "cp1257": _BALTIC,
    "cp1254": _TURKISH,
    "cp1258": _VIETNAMESE,
}
_SCRIPTS = {
    "cp1251": "CYRILLIC",
    "koi8_u": "CYRILLIC",
    "cp866": "CYRILLIC",
    "mac_cyrillic": "CYRILLIC",
    "cp1253": "GREEK",
    "cp1255": "HEBREW",
    "cp1256": "ARABIC",
    "cp874": "THAI",
}
_WITH_CAPITALS = ("CYRILLIC", "GREEK")
_QUOTES = "’‘“”–—…•·°º«»¿¡€№"
_WORD = re.compile(r"[^\s,;\t|\"()/<>:.!?0-9@_+*=#&%$\[\]{}'-]+")


def plausibility(text: str, encoding: str) -> float:
    """0 to 1: the share of words beyond ASCII that the encoding's languages explain."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.5
    if encoding in _PROFILES:
        # One language for the whole file is believed before a language for each word.
        each = sum(_by_alphabet(word, encoding) for word in words)
        best = max(
            sum(_in_language(word, letters) for word in words)
            for letters, _ in _PROFILES[encoding].values()
        )
        worth = 0.9 * each + 0.1 * best
    elif encoding in _SCRIPTS:
        worth = sum(_by_script(word, _SCRIPTS[encoding]) for word in words)
        if _SCRIPTS[encoding] in _WITH_CAPITALS and len(words) > 5 and _is_of_one_case(words):
            worth *= 0.85  # Hebrew and Thai bytes read as Cyrillic come out all small or all big
    else:
        worth = sum(_by_east(word, encoding) for word in words)
    return worth / len(words)


def _is_of_one_case(words: list[str]) -> bool:
    text = "".join(words)
    return text == text.lower() or text == text.upper()


@lru_cache(maxsize=4096)
def _by_alphabet(word: str, encoding: str) -> float:
    core = word.strip(_QUOTES)
    if core.isascii():
        return 0.9
    if not _case_is_sane(core):
        return 0.0
    beyond = {c for c in core.casefold().replace("i\u0307", "i") if not c.isascii()}
    ascii_letters = sum(c.isascii() and c.isalpha() for c in core)
    best = 0.0
    is_odd = _TILDE_O.search(core.casefold()) is not None
    for name, (letters, weight) in _PROFILES[encoding].items():
        if beyond <= set(letters) and not (is_odd and name == "pt"):
            best = max(best, weight)
    # Words of nothing but accented letters are another script read wrongly.
    return best if ascii_letters * 2 >= len(core) - ascii_letters else best * 0.2


def _in_language(word: str, letters: str) -> bool:
    return all(
        c.isascii() or c in letters for c in word.casefold().replace("i\u0307", "i").strip(_QUOTES)
    )


def _case_is_sane(word: str) -> bool:
    """Small letters are not followed by capitals, McDonald aside."""
    if not all(c.isalpha() or unicodedata.combining(c) for c in word):
        return False
    return not any(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word))


@lru_cache(maxsize=4096)
def _by_script(word: str, script: str) -> float:
    core = word.strip(_QUOTES)
    if core.isascii():
        return 0.5
    if not all(c.isalpha() or unicodedata.category(c).startswith("M") for c in core):
        return 0.0
    if not all(unicodedata.name(c, "").startswith(script) for c in core if not c.isascii()):
        return 0.0
    if any(a.islower() and b.isupper() for a, b in pairwise(core)):
        return 0.0
    foreign = sum(c.isascii() for c in core)
    return 0.98 if not foreign and len(core) > 1 else 0.4


@lru_cache(maxsize=4096)
def _by_east(word: str, encoding: str) -> float:
    """Share of common signs: kana, hangul, and Han signs of the standards' first level."""
    signs = [c for c in word if not c.isascii()]
    worth = 0.0
    for sign in signs:
        worth += _sign_worth(sign, encoding)
    return worth / len(signs)


def _sign_worth(sign: str, encoding: str) -> float:
    name = unicodedata.name(sign, "")
    if sign in "，。、；：？！（）「」『』・ー—…　“”《》々〇":
        return 0.8
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return 1.0 if encoding in ("cp932", "euc_jp") else 0.3
    if name.startswith("HANGUL SYLLABLE"):
        return 1.0 if encoding == "cp949" and _fits(sign, "euc_kr") else 0.2
    if not name.startswith("CJK UNIFIED"):
        return 0.1 if name.startswith(("FULLWIDTH", "CYRILLIC", "GREEK")) else 0.0
    if encoding == "cp949":
        return 0.2
    old = {"gb18030": "gb2312", "cp932": "shift_jis", "euc_jp": "euc_jp", "big5": "big5"}[encoding]
    try:
        first = sign.encode(old)[0]
    except UnicodeEncodeError:
        return 0.1
    last_common = {"gb2312": 0xD7, "shift_jis": 0x98, "euc_jp": 0xCF, "big5": 0xC6}[old]
    return 0.97 if first <= last_common else 0.4


def _fits(sign: str, encoding: str) -> bool:
    try:
        return len(sign.encode(encoding)) == 2
    except UnicodeEncodeError:
        return False
