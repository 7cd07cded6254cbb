"""Names as people bear them, in many scripts."""

from __future__ import annotations

NAMES = {
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "Polish": "Zażółć Gęślą-Jaźń Łukasz",
    "Latin, parted accents": "Zoe\u0301 Nun\u0303ez d’Été",
    "Russian": "Дмитрий Щербаков-Ёлкин",
    "Greek": "Ελευθέριος Παπαδόπουλος",
    "Arabic": "محمد عبد الرحمن",
    "Arabic, with vowels": "مُحَمَّد بْن سَعِيد",
    "Urdu": "محمد یوسف ٹھاکر",
    "Persian, zero-width non-joiner": "علی\u200cرضا نوری\u200cزاده",
    "Hebrew, with points": "דָּוִד בן־גוריון",
    "Hindi": "श्रीकृष्ण ज्ञानेश्वरी",
    "Bengali": "মোহাম্মদ রফিকুল ইসলাম",
    "Tamil": "சுப்பிரமணியன் கிருஷ்ணன்",
    "Sinhala, zero-width joiner": "මහින්ද රාජපක්ෂ ශ්\u200dරී",
    "Burmese": "အောင်ဆန်းစုကြည်",
    "Thai": "สมชาย ใจดี ณ อยุธยา",
    "Khmer": "ហ៊ុន សែន ព្រះ",
    "Amharic": "ኃይለ ሥላሴ ገብረ ማርያም",
    "Georgian": "გიორგი მარგველაშვილი",
    "Armenian": "Հովհաննես Թումանյան",
    "Chinese": "王小明・欧阳",
    "Japanese": "山田 花子 タロー",
    "Korean": "김민준 이서연",
    "Beyond the basic plane": "𝒜𝓂𝒾𝓃𝒶 Okello",
}

MIXED_NAMES = {
    "Arabic with a Latin nickname": "محمد (Mo) Khan",
    "Arabic within Latin, with a number": "Mo محمد 12 خان Khan",
    "numbers within Arabic": "أحمد ٣٤٥ بن 67 علي",
    "Hindi, Latin, brackets": "प्रचण्ड Kumar (Ram)",
    "Hebrew after Latin": "David (דָּוִד) Cohen",
}
