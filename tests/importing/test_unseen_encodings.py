"""Code pages of offices that nobody thought of first."""

import pytest

from mentordesk.importing.encoding import decode

TEXTS = {
    "iso8859_2": "Imię;Kraj\nŁukasz Żak;Polska\nŠárka Dvořáková;Česko\nŽaneta Šťastná;Slovensko\n",
    "cp1257": "Vardas;Šalis\nJānis Bērziņš;Latvija\nŽygimantas Šarūnas;Lietuva\n",
    "mac_latin2": "Jméno;Země\nJiří Dvořák;Česko\nŽaneta Šťastná;Slovensko\n",
    "mac_cyrillic": "Имя;Страна\nАнна Жукова;Россия\nПётр Ильин;Россия\n",
    "cp1255": "שם מלא;ארץ מגורים\nנועה לוי;ישראל\nיוסף כהן;קנדה\n",
    "cp1253": "Όνομα;Χώρα\nΕλένη Παππά;Ελλάδα\nΓιώργος Οικονόμου;Κύπρος\n",
    "cp1251": "Имя;Страна\nАнна Жукова;Россия\nОксана Їжак;Україна\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_letters_are_read_as_they_were_written(encoding):
    found = decode(TEXTS[encoding].encode(encoding))
    assert found.text == TEXTS[encoding]
    assert found.doubtful_lines
