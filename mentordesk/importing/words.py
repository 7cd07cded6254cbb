"""Small closed vocabularies in many languages: yes and no, numbers, roles, standing, schemes, levels."""

from __future__ import annotations

import re
from functools import lru_cache

from mentordesk.domain.person import Level, PersonStatus, Role
from mentordesk.domain.round import Scheme
from mentordesk.importing.headings import fold_heading


def _table(text: str) -> frozenset[str]:
    return frozenset(folded for word in text.split("|") if (folded := fold_heading(word)))


_YES = _table(
    "yes|y|true|1|x|✓|✔|☑|ok|okay|agree|i agree|i do|accepted|i accept|accept|given|granted|consent|"
    "i consent|checked|on|yep|yeah|sure|of course|agreed|done|completed|"
    "sí|si|s|de acuerdo|acepto|claro|oui|d'accord|j'accepte|sim|aceito|concordo|ja|einverstanden|"
    "ich stimme zu|zugestimmt|accetto|sì|akkoord|evet|onaylıyorum|kabul ediyorum|có|vâng|đồng ý|ya|"
    "setuju|iya|ndiyo|ndio|nakubali|да|согласен|согласна|согласен(на)|так|згоден|згодна|tak|ano|da|"
    "igen|ναι|نعم|أوافق|موافق|اجل|بله|بلی|آری|موافقم|ہاں|جی ہاں|جی|כן|हाँ|हां|जी हाँ|सहमत|हो|"
    "হ্যাঁ|হ্যা|জি|সম্মত|छ|हुन्छ|ஆம்|ඔව්|ဟုတ်ကဲ့|ဟုတ်တယ်|သဘောတူပါသည်|ใช่|ตกลง|ยินยอม|បាទ|ແມ່ນ|"
    "አዎ|አዎን|እስማማለሁ|是|是的|同意|好|はい|同意する|同意します|예|네|동의|동의함|동의합니다|haa|kyllä"
)
_NO = _table(
    "no|n|false|0|none|disagree|i disagree|i do not|not agree|do not agree|declined|refused|refuse|"
    "i do not consent|no consent|unchecked|off|nope|never|not yet|"
    "no acepto|non|je refuse|não|nao|não aceito|nein|nicht|abgelehnt|nee|hayır|hayir|không|tidak|"
    "hapana|нет|не согласен|не согласна|ні|нi|не згоден|nie|ne|nu|nem|όχι|لا|لا أوافق|خیر|نه|نہیں|"
    "जी नहीं|नहीं|לא|না|होइन|छैन|இல்லை|නැත|မဟုတ်|မဟုတ်ပါ|ไม่|ไม่ใช่|ไม่ยินยอม|ទេ|ບໍ່|አይ|"
    "አይደለም|否|不|不是|不同意|いいえ|同意しない|아니요|아니오|미동의|maya|ei|nej|nei"
)


@lru_cache(maxsize=4096)
def yes_no(text: str) -> bool | None:
    """True for a yes, False for a no, in any of the languages; None for "maybe" and all else."""
    if text.strip() in ("✓", "✔", "☑", "✅", "☒", "+"):
        return True
    if text.strip() in ("✗", "✘", "☐", "❌", "-", "–", "—"):
        return False
    folded = fold_heading(text)
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    head = fold_heading(re.split(r"[,.;:!\n(–—]| - ", text, maxsplit=1)[0])
    if head in _YES and head not in ("on", "s", "x", "1", "ja"):
        return True
    if head in _NO and head not in ("n", "0", "ne"):
        return False
    if re.match(r"^(yes|i agree|i consent|i accept|i have read|oui|sim|da) ", folded):
        return True
    if re.match(r"^(no|i do not|i disagree|i don t|non|não|nein) ", folded):
        return False
    return None


_NUMBERS = (
    "zero|none|no|cero|ninguno|zéro|aucun|null|keine|nenhum|nessuno|geen|nul|sıfır|không|nol|sifuri|"
    "ноль|нет|صفر|شून्य|शून्य|শূন্য|零",
    "one|a|single|just one|only one|uno|una|un|une|um|uma|ein|eine|einen|eins|één|een|en|ett|bir|một|"
    "satu|moja|mmoja|один|одного|одну|одна|jeden|jedna|egy|ένα|واحد|واحدة|یک|ایک|एक|এক|একজন|"
    "တစ်|တစ်ယောက်|หนึ่ง|អ្នក|አንድ|一|一个|一名|一位|壱|一人|하나|한 명|한명|일",
    "two|a couple|couple|pair|dos|deux|dois|duas|zwei|due|twee|två|iki|hai|dua|mbili|wawili|два|двух|"
    "две|двоих|дві|двох|двоє|dwa|dwie|dva|doi|două|kettő|két|δύο|اثنان|اثنين|دو|دو نفر|دو|दो|দুই|"
    "দুজন|दुई|နှစ်|နှစ်ယောက်|สอง|ሁለት|二|两|两个|两名|两位|二人|ふたり|둘|두 명|두명|이",
    "three|tres|trois|três|drei|tre|drie|üç|ba|tiga|tatu|watatu|три|трёх|троих|трьох|троє|trzy|tři|"
    "trei|három|τρία|ثلاثة|ثلاث|سه|سه نفر|تین|तीन|তিন|তিনজন|သုံး|သုံးယောက်|สาม|ሶስት|三|三个|三名|"
    "三位|三人|셋|세 명|세명|삼",
    "four|cuatro|quatre|quatro|vier|quattro|fyra|dört|bốn|empat|nne|wanne|четыре|четверых|чотири|"
    "cztery|čtyři|patru|négy|أربعة|اربعة|چهار|چار|चार|চার|လေး|สี่|አራት|四|四个|四名|四人|넷|네 명|사",
    "five|cinco|cinq|fünf|cinque|vijf|fem|beş|năm|lima|tano|watano|пять|пятерых|п'ять|pięć|pět|cinci|"
    "öt|خمسة|پنج|پانچ|पाँच|पांच|পাঁচ|ငါး|ห้า|አምስት|五|五个|五名|五人|다섯|다섯 명|오",
    "six|seis|sechs|sei|zes|sex|altı|sáu|enam|sita|шесть|шість|sześć|šest|șase|hat|ستة|شش|छह|ছয়|หก|六",
    "seven|siete|sept|sete|sieben|sette|zeven|yedi|bảy|tujuh|saba|семь|сім|siedem|sedm|سبعة|هفت|七",
    "eight|ocho|huit|oito|acht|otto|sekiz|tám|delapan|nane|восемь|вісім|osiem|osm|ثمانية|هشت|八",
    "nine|nueve|neuf|nove|neun|negen|dokuz|chín|sembilan|tisa|девять|dev'ять|dziewięć|تسعة|نه|九",
    "ten|diez|dix|dez|zehn|dieci|tien|on|mười|sepuluh|kumi|десять|dziesięć|deset|عشرة|ده|十",
)


@lru_cache(maxsize=1)
def _number_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for value, words in enumerate(_NUMBERS):
        for word in words.split("|"):
            found.setdefault(fold_heading(word), value)
    return found


@lru_cache(maxsize=4096)
def small_number(text: str) -> int | None:
    """The whole number a short answer names: "2", "two", "2 mentees", "up to 3", "1-2" (the larger).

    None where there is none, or several that make no range; nothing is invented.
    """
    folded = fold_heading(text)
    plain = "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in text)
    digits = [int(d) for d in re.findall(r"(?<![\d.,])\d{1,4}(?![\d]|[.,]\d)", plain)]
    if re.fullmatch(r"\s*\d+[.,]0+\s*", plain):
        digits = [int(re.split(r"[.,]", plain.strip())[0])]
    if re.search(r"-\s*\d", plain) and not re.search(r"\d\s*-\s*\d", plain):
        return None
    if re.search(r"\d[.,]\d", plain) and not digits:
        return None
    if len(digits) == 1 or (
        len(digits) == 2 and re.search(r"\d\s*(-|–|—|to|or|/|a|à|bis|до)\s*\d", plain)
    ):
        return max(digits)
    if digits:
        return None
    words = _number_words()
    if folded in words:
        return words[folded]
    named = [
        words[w]
        for w in folded.split()
        if w in words and w not in ("a", "no", "on", "en", "en", "i")
    ]
    if len(named) == 1 or (len(named) == 2 and len(folded.split()) <= 4):
        return max(named)
    for word, value in sorted(words.items(), key=lambda item: -len(item[0])):
        if value and word[:1] >= "\u0e00" and folded.startswith(word):
            return value
    return None


_MENTEE_WORDS = _table(
    "mentee|mentees|mentorado|mentorada|mentorados|mentoradas|mentorando|mentorandos|mentorizado|aprendiz|aprendices|"
    "tutelado|pupilo|mentoré|mentorée|mentorés|mentoree|protégé|protege|mentorato|danışan|menti|"
    "người được cố vấn|người được hướng dẫn|học viên|mshauriwa|washauriwa|mwanagenzi|менти|подопечный|"
    "подопечная|подопечные|наставляемый|ученик|менті|підопічний|підопічна|підопічні|учень|podopieczny|"
    "mentorovaný|discipol|mentorált|καθοδηγούμενος|مسترشد|مسترشدة|مسترشدين|المسترشد|متدرب|المتدرب|"
    "المتدربون|متدربة|منتی|شاگرد|کارآموز|مینٹی|زیر تربیت|חניך|חונכת|मेंटी|शिष्य|प्रशिक्षु|মেন্টি|"
    "শিক্ষানবিশ|मेन्टी|လမ်းညွှန်ခံသူ|အကြံယူသူ|အကြံယူ|สมาชิกที่รับคำปรึกษา|ผู้รับคำปรึกษา|เมนที|"
    "ተመካሪ|ተማካሪ|学员|被指导者|徒弟|學員|学生|メンティー|メンティ|멘티|receive mentoring|be mentored|"
    "find a mentor|need a mentor|get a mentor|looking for a mentor|have a mentor|seeking a mentor"
)
_MENTOR_WORDS = _table(
    "mentor|mentors|mentora|mentores|mentoras|mentore|mentori|tutor|tutora|mentorin|mentoren|mentorka|"
    "cố vấn|người cố vấn|người hướng dẫn|mshauri|washauri|mlezi|walezi|наставник|наставница|наставники|"
    "ментор|менторы|ментори|наставниця|μέντορας|مرشد|مرشدة|المرشد|المرشدون|مرشدين|موجه|الموجه|مربی|"
    "منتور|راهنما|مینٹور|رہنما|מנטור|חונך|मेंटर|मार्गदर्शक|গাইড|মেন্টর|পরামর্শদাতা|मेन्टर|"
    "လမ်းညွှန်သူ|အကြံပေးသူ|အကြံပေး|ที่ปรึกษา|เมนเทอร์|พี่เลี้ยง|መካሪ|አማካሪ|导师|師傅|导師|導師|"
    "メンター|멘토|give mentoring|offer mentoring|online mentor|matched mentor|group mentor|volunteer|"
    "mentoring others|be a mentor|mentor others"
)
_BOTH_WORDS = _table(
    "both|ambos|ambas|los dos|les deux|beides|beide|entrambi|tutti e due|her ikisi|ikisi de|cả hai|"
    "keduanya|vyote|zote|wote|yote mawili|оба|обе|и то и другое|обидва|oba|oboje|كلاهما|الاثنان|هر دو|"
    "دونوں|दोनों|উভয়|উভয়ই|दुवै|နှစ်ခုလုံး|နှစ်မျိုးလုံး|ทั้งสอง|ทั้งคู่|ሁለቱም|两者|两者都是|"
    "都可以|兩者|両方|둘 다|모두|mentor and mentee|either"
)


@lru_cache(maxsize=4096)
def roles_in(text: str) -> frozenset[Role]:
    """The roles a text speaks of; mentee words are looked for first, for they hold "mentor"."""
    folded = fold_heading(text)
    found: set[Role] = set()
    for word in _both_words():
        if _holds(folded, word):
            return frozenset(Role)
    rest = folded
    for word in _mentee_words():
        if _holds(rest, word):
            found.add(Role.MENTEE)
            rest = rest.replace(word, " ")
    if any(_holds(rest, word) for word in _mentor_words()):
        found.add(Role.MENTOR)
    return frozenset(found)


@lru_cache(maxsize=1)
def _mentee_words() -> tuple[str, ...]:
    return tuple(sorted(_MENTEE_WORDS, key=len, reverse=True))


@lru_cache(maxsize=1)
def _mentor_words() -> tuple[str, ...]:
    return tuple(sorted(_MENTOR_WORDS, key=len, reverse=True))


@lru_cache(maxsize=1)
def _both_words() -> tuple[str, ...]:
    return tuple(sorted(_BOTH_WORDS, key=len, reverse=True))


def _holds(text: str, word: str) -> bool:
    if word not in text:
        return False
    if word[0] < "\u0590":
        return re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text) is not None
    return True


_STATUS = {
    PersonStatus.STUDENT: _table(
        "student|current student|students|studying|estudiante|alumno|étudiant|étudiante|"
        "estudante|aluno|aluna|studierend|studierende|studentin|studente|studentessa|öğrenci|"
        "sinh viên|mahasiswa|mwanafunzi|студент|студентка|طالب|طالبة|دانشجو|طالب علم|छात्र|छात्रा|"
        "विद्यार्थी|ছাত্র|ছাত্রী|শিক্ষার্থী|ကျောင်းသား|ကျောင်းသူ|นักศึกษา|ተማሪ|学生|在校生|在校学生|"
        "在学生|재학생|학생|phd student|masters student"
    ),
    PersonStatus.ALUM: _table(
        "alum|alumnus|alumna|alumni|alumnae|graduate|graduated|former student|egresado|egresada|"
        "exalumno|exalumna|ex alumno|graduado|ancien|ancienne|ancien étudiant|diplômé|diplômée|"
        "ex aluno|ex aluna|antigo aluno|egresso|ehemalige|ehemaliger|absolvent|absolventin|"
        "ex studente|laureato|laureata|oud student|afgestudeerd|mezun|cựu sinh viên|alumnus alumna|"
        "mhitimu|выпускник|выпускница|випускник|випускниця|absolwent|خريج|خريجة|فارغ التحصیل|"
        "فارغ التحصيل|سابق طالب علم|पूर्व छात्र|প্রাক্তন|প্রাক্তন ছাত্র|ကျောင်းသားဟောင်း|ศิษย์เก่า|"
        "ምሩቅ|校友|毕业生|卒業生|동문|졸업생|alumn"
    ),
    PersonStatus.STAFF: _table(
        "staff|employee|faculty|fellow|personal|empleado|personnel|funcionário|mitarbeiter|"
        "mitarbeiterin|personale|medewerker|personel|nhân viên|staf|mfanyakazi|сотрудник|"
        "сотрудница|співробітник|موظف|کارمند|कर्मचारी|কর্মী|ဝန်ထမ်း|เจ้าหน้าที่|ሠራተኛ|员工|教职工|"
        "職員|教職員|직원|교직원"
    ),
    PersonStatus.OTHER: _table(
        "other|otro|otra|autre|outro|andere|altro|diğer|khác|lainnya|другое|інше|其他|その他|기타|أخرى"
    ),
}


@lru_cache(maxsize=1024)
def status_in(text: str) -> PersonStatus | None:
    """Student, alum, staff or other, when the answer says one of them."""
    folded = fold_heading(text)
    for status, words in _STATUS.items():
        if folded in words:
            return status
    held = [s for s, words in _STATUS.items() if s is not PersonStatus.OTHER
            and any(_holds(folded, w) and len(w) > 2 for w in words)]  # fmt: skip
    if set(held) == {PersonStatus.STUDENT, PersonStatus.ALUM}:
        # "former student" and its kin hold the word for a student inside the word for an alum.
        return PersonStatus.ALUM
    return held[0] if len(held) == 1 else None


_SCHEMES = {
    Scheme.ASK: _table(
        "ask an alum|ask|online mentor|online|quick question|one off|aaa|ask alumni|questions"
    ),
    Scheme.MATCHED: _table(
        "matched|matched mentoring|matched mentor|one to one|one on one|1 1|1 to 1|individual|pair|mm|"
        "long term|paired"
    ),
    Scheme.GROUP: _table(
        "group|group mentoring|group mentor|grupo|groupe|gruppe|gruppo|gm|circle|cohort mentoring"
    ),
}


@lru_cache(maxsize=1024)
def schemes_in(text: str) -> tuple[Scheme, ...]:
    """The schemes an answer names, in the order of the programme; none when it names none."""
    folded = fold_heading(text)
    if folded in ("all", "any", "all three", "all of them", "all schemes"):
        return tuple(Scheme)
    return tuple(s for s, words in _SCHEMES.items() if any(_holds(folded, w) for w in words))


_LEVELS = {
    Level.NATIVE: _table(
        "native|mother tongue|first language|bilingual|nativo|nativa|natif|native speaker|maternelle|"
        "langue maternelle|lengua materna|língua materna|muttersprache|madrelingua|moedertaal|ana dil|"
        "bản ngữ|родной|рідна|рідний|ojczysty|اللغة الأم|لغة الأم|أم|زبان مادری|مادری|मातृभाषा|"
        "মাতৃভাষা|मातृभाषा|မိခင်ဘာသာစကား|ภาษาแม่|የአፍ መፍቻ|母语|母語|母国語|ネイティブ|모국어|원어민|c2|l1|4"
    ),
    Level.FLUENT: _table(
        "fluent|fluently|advanced|proficient|excellent|very good|full professional|c1|fluido|fluida|"
        "avanzado|avanzada|courant|couramment|avancé|fluente|avançado|fließend|verhandlungssicher|"
        "sehr gut|fluente|avanzato|vloeiend|akıcı|ileri|thông thạo|thành thạo|lưu loát|fasih|lancar|"
        "kwa ufasaha|свободно|свободный|вільно|biegły|biegle|بطلاقة|طلاقة|متقدم|ممتاز|روان|مسلط|روانی|"
        "धाराप्रवाह|সাবলীল|धाराप्रवाह|ကျွမ်းကျင်|คล่อง|คล่องแคล่ว|አቀላጥፎ|流利|熟练|精通|流暢|流暢な|"
        "ビジネス|유창|유창함|고급|3"
    ),
    Level.WORKING: _table(
        "working|intermediate|good|conversational|professional working|limited working|b2|b1|medium|"
        "upper intermediate|intermedio|intermedia|intermédiaire|intermediário|mittel|gut|intermedio|"
        "gemiddeld|goed|orta|iyi|trung bình|khá|menengah|wastani|средний|середній|średni|متوسط|جيد|"
        "خوب|متوسطه|मध्यम|মধ্যম|မध्यम|အလယ်အလတ်|ปานกลาง|መካከለኛ|中级|中等|一般|中級|日常会話|중급|보통|2"
    ),
    Level.BASIC: _table(
        "basic|beginner|elementary|a little|some|learning|limited|a1|a2|básico|básica|basique|débutant|"
        "notions|grundkenntnisse|anfänger|base|elementare|basis|beginner|temel|başlangıç|cơ bản|sơ cấp|"
        "dasar|pemula|msingi|kidogo|базовый|начальный|базовий|початковий|podstawowy|مبتدئ|أساسي|مبتدی|"
        "ابتدایی|ابتدائی|बुनियादी|प्राथमिक|মৌলিক|আংশিক|အခြေခံ|พื้นฐาน|เล็กน้อย|መሠረታዊ|初级|基础|初級|"
        "基礎|초급|기초|1"
    ),
}


@lru_cache(maxsize=1024)
def level_in(text: str) -> Level | None:
    """How well a language is spoken, when the words say so."""
    folded = fold_heading(text)
    for level, words in _LEVELS.items():
        if folded in words:
            return level
    held = [
        level for level, words in _LEVELS.items()
        if any(len(w) > 2 and _holds(folded, w) for w in words)
    ]  # fmt: skip
    return held[0] if held else None
