"""Lines: where they may end in each script, and that nothing is lost or too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.documents.line_breaks import breaks_of
from mentordesk.documents.setting import set_text

BURMESE = "ကျွန်တော်၏ရည်မှန်းချက်မှာကျေးလက်ဖွံ့ဖြိုးရေးဖြစ်ပါသည်"
THAI = "ต้องการพัฒนาทักษะการเป็นผู้นำและการสื่อสาร"
KHMER = "ខ្ញុំចង់រៀនអំពីការអភិវឌ្ឍន៍ជនបទ"
CHINESE = "我希望在六个月内提高领导能力，并完成一份计划。"
ARABIC = "أريد أن أطوّر مهاراتي في القيادة خلال 6 أشهر، مع مراجعة في مارس 2027 (منتصف الفترة)."


def pieces_of(text):
    stops = [each.at for each in breaks_of(text)]
    return [text[a:b] for a, b in zip([0, *stops], [*stops, len(text)], strict=True)]


def spoken(set_line):
    return "".join(p if isinstance(p, str) else p.text for _, p in set_line.line.pieces)


def test_latin_breaks_after_spaces_and_within_hyphens():
    assert pieces_of("A well-known go/no-go") == ["A ", "well-", "known ", "go/", "no-", "go"]
    assert pieces_of("cut - here – 12-14") == ["cut ", "- ", "here ", "– ", "12-14"]


def test_fixed_spaces_hold():
    assert pieces_of("30\u00a0January né") == ["30\u00a0January ", "né"]


def test_chinese_breaks_between_letters_but_not_before_a_stop():
    pieces = pieces_of(CHINESE)
    assert "力，" in pieces
    assert "划。" in pieces
    assert len(pieces) == len(CHINESE) - 2


@pytest.mark.parametrize("text", [BURMESE, THAI, KHMER])
def test_unspaced_scripts_break_between_syllables(text):
    stops = breaks_of(text)
    assert len(stops) > 8
    assert all(each.is_weak for each in stops)


def test_a_killed_consonant_stays_with_its_syllable():
    assert pieces_of("အောင်ဆန်းစု") == ["အောင်", "ဆန်း", "စု"]


def test_a_thai_vowel_written_first_stays_with_its_consonant():
    assert not any(piece.endswith(("เ", "แ", "โ", "ใ", "ไ")) for piece in pieces_of(THAI))


def test_a_khmer_subscript_stays_with_its_base():
    assert not any(piece.endswith("\u17d2") for piece in pieces_of(KHMER))


@pytest.mark.parametrize("text", [BURMESE, THAI, KHMER, CHINESE, ARABIC])
@pytest.mark.parametrize("width", [5.0, 12.0, 30.0])
def test_lines_fit_and_keep_every_letter(text, width):
    lines = set_text(text, width, False)
    assert all(line.line.width <= width * 1.02 for line in lines)
    kept = "".join(spoken(line) for line in lines)
    assert sorted(kept.replace(" ", "")) == sorted(text.replace(" ", ""))


def test_arabic_stands_on_the_right_and_latin_on_the_left():
    assert all(line.is_rtl for line in set_text(ARABIC, 12.0, False))
    assert not any(line.is_rtl for line in set_text("A goal in English", 5.0, False))


def test_a_sentence_of_ours_runs_from_the_left_whoever_is_named_in_it():
    sentence = f"{ARABIC} is ahead"
    assert all(line.is_rtl for line in set_text(sentence, 30.0, False))
    assert not any(line.is_rtl for line in set_text(sentence, 30.0, False, ours=True))


def test_a_word_wider_than_the_line_is_parted():
    lines = set_text("x" * 120, 10.0, False)
    assert len(lines) > 5
    assert all(line.line.width <= 10.0 for line in lines)
    assert "".join(spoken(line) for line in lines) == "x" * 120


def test_line_ends_are_kept():
    assert [spoken(line) for line in set_text("one\ntwo\n\nthree", 50.0, False)] == [
        "one", "two", "", "three",
    ]  # fmt: skip


def test_an_empty_text_is_one_empty_line():
    (line,) = set_text("", 10.0, False)
    assert line.line.width == 0


@given(
    st.text(alphabet="ab éД -အောင်ဆန်း王小。สมเชא بم12(),", max_size=80),
    st.floats(min_value=4, max_value=40),
)
def test_any_text_is_set_whole_within_its_width(text, width):
    lines = set_text(text, width, True)
    kept = "".join(spoken(line) for line in lines)
    assert sorted(kept.replace(" ", "")) == sorted(text.replace(" ", ""))
    assert all(line.line.width <= width * 1.05 + 0.5 for line in lines)
