"""Where the invented people of the demo programme come from: names, towns, zones and languages.

Every person is a random combination of common names; none is a real alum.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A country's stock: `given` and `family` are pairs of Latin spelling and original script.

    An empty second part means that the Latin spelling is the original. `pattern` says how a name
    is put together: "gf", "fg" (family first) or "g" (one name alone, or given and father's name).
    """

    code: str
    towns: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    given: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    weight: int = 2
    pattern: str = "gf"


def _plain(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "") for name in text.split())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(tuple(part.split("=", 1)) for part in text.split())  # type: ignore[misc]


COUNTRIES = (
    Country("GB", (("London", "Europe/London"), ("Leeds", "Europe/London")), ("en",),
            _plain("Hannah Oliver Imogen Callum Bronwen Alasdair Siobhán Priya"),
            _plain("Whitcombe Ashworth Pritchard Macrae Fairbairn Oyelaran Thistlewood"), 7),
    Country("IN", (("New Delhi", "Asia/Kolkata"), ("Pune", "Asia/Kolkata")), ("en", "hi"),
            _pairs("Ananya=अनन्या Rohan=रोहन Kavita=कविता Vikram=विक्रम Meera=मीरा Suresh=सुरेश"),
            _pairs("Deshmukh=देशमुख Chauhan=चौहान Iyer=अय्यर Sinha=सिन्हा Bhatt=भट्ट"), 7),
    Country("BD", (("Dhaka", "Asia/Dhaka"), ("Sylhet", "Asia/Dhaka")), ("bn", "en"),
            _pairs("Tahmina=তাহমিনা Arif=আরিফ Nasrin=নাসরিন Kamal=কামাল Rumana=রুমানা"),
            _pairs("Rahman=রহমান Chowdhury=চৌধুরী Akter=আক্তার Hossain=হোসেন Mahmud=মাহমুদ"), 6),
    Country("PK", (("Islamabad", "Asia/Karachi"), ("Lahore", "Asia/Karachi")), ("ur", "en"),
            _pairs("Ayesha=عائشہ Bilal=بلال Sana=ثنا Usman=عثمان Zainab=زینب Hamza=حمزہ"),
            _pairs("Qureshi=قریشی Malik=ملک Baloch=بلوچ Siddiqui=صدیقی Gillani=گیلانی"), 5),
    Country("US", (("Washington", "America/New_York"), ("Seattle", "America/Los_Angeles")), ("en",),
            _plain("Madison Tyler Renée Marcus Abigail Jordan"),
            _plain("Holloway Castellanos Brandt Whitaker Delacroix Nakagawa"), 5),
    Country("JP", (("Tokyo", "Asia/Tokyo"), ("Kyoto", "Asia/Tokyo")), ("ja", "en"),
            _pairs("Haruka=遥 Kenji=健二 Yumi=由美 Takumi=匠 Sakura=桜 Daichi=大地"),
            _pairs("Fujimoto=藤本 Kuroda=黒田 Ishikawa=石川 Morita=森田 Nishimura=西村"), 4, "fg"),
    Country("KE", (("Nairobi", "Africa/Nairobi"), ("Kisumu", "Africa/Nairobi")), ("sw", "en"),
            _plain("Wanjiku Otieno Achieng Kamau Njeri Kiprop"),
            _plain("Mwangi Odhiambo Cheruiyot Wambui Onyango Kariuki"), 4),
    Country("ET", (("Addis Ababa", "Africa/Addis_Ababa"),), ("am", "en"),
            _pairs("Selamawit=ሰላማዊት Dawit=ዳዊት Hirut=ሂሩት Tesfaye=ተስፋዬ Meklit=መክሊት Yonas=ዮናስ"),
            _pairs("Bekele=በቀለ Alemu=አለሙ Girma=ግርማ Tadesse=ታደሰ Wolde=ወልደ"), 4),
    Country("MM", (("Yangon", "Asia/Yangon"), ("Mandalay", "Asia/Yangon")), ("my", "en"),
            _pairs("Thiri=သီရိ Zaw=ဇော် Hnin=နှင်း Kyaw=ကျော် Phyu=ဖြူ Aung=အောင်"),
            _pairs("Myint=မြင့် Htun=ထွန်း Lwin=လွင် Thant=သန့် Khaing=ခိုင်"), 3),
    Country("NP", (("Kathmandu", "Asia/Kathmandu"),), ("ne", "en"),
            _pairs("Sunita=सुनीता Prakash=प्रकाश Asmita=अस्मिता Dipesh=दिपेश Kabita=कविता"),
            _pairs("Gurung=गुरुङ Shrestha=श्रेष्ठ Tamang=तामाङ Adhikari=अधिकारी Thapa=थापा"), 3),
    Country("BR", (("São Paulo", "America/Sao_Paulo"), ("Recife", "America/Recife")), ("pt", "en"),
            _plain("João Conceição Thiago Luíza Mateus Antônia"),
            _plain("Gonçalves Araújo Nóbrega Figueirêdo Magalhães Brandão"), 4),
    Country("MX", (("Ciudad de México", "America/Mexico_City"),), ("es", "en"),
            _plain("Ximena Andrés Guadalupe Iñaki Marisol Ramón"),
            (("Muñoz Ibáñez", ""), ("Hernández Peña", ""), ("Güemes Ávila", ""),
             ("Yáñez Cordero", ""), ("López Quiñones", "")), 4),
    Country("EC", (("Quito", "America/Guayaquil"),), ("es", "en"),
            _plain("Belén Sebastián Verónica Joaquín Noemí"),
            (("Cevallos Andrade", ""), ("Quishpe Toapanta", ""), ("Zúñiga Égüez", "")), 2),
    Country("VN", (("Hà Nội", "Asia/Ho_Chi_Minh"), ("Đà Nẵng", "Asia/Ho_Chi_Minh")), ("vi", "en"),
            (("Thị Hương", ""), ("Quốc Bảo", ""), ("Ngọc Ánh", ""), ("Đức Thịnh", "")),
            _plain("Nguyễn Trần Phạm Đặng Võ"), 3, "fg"),
    Country("EG", (("Cairo", "Africa/Cairo"),), ("ar", "en"),
            _pairs("Yasmin=ياسمين Karim=كريم Nour=نور Tarek=طارق Salma=سلمى Omar=عمر"),
            _pairs("Abdelrahman=عبدالرحمن Mansour=منصور Elsayed=السيد Farouk=فاروق"), 3),
    Country("JO", (("Amman", "Asia/Amman"),), ("ar", "en"),
            _pairs("Rania=رانيا Zaid=زيد Dima=ديما Faisal=فيصل Lina=لينا"),
            _pairs("Haddad=حداد Khoury=خوري Obeidat=عبيدات Nasser=ناصر"), 2),
    Country("AF", (("Kabul", "Asia/Kabul"),), ("fa", "en"),
            _pairs("Farida=فریده Najib=نجیب Parwin=پروین Ahmad=احمد Shukria=شکریه"),
            _pairs("Noorzai=نورزی Rahimi=رحیمی Haidari=حیدری Wardak=وردک"), 2),
    Country("TH", (("Bangkok", "Asia/Bangkok"),), ("th", "en"),
            _pairs("Siriporn=ศิริพร Somchai=สมชาย Kanya=กัญญา Anan=อนันต์ Malee=มาลี"),
            _pairs("Charoensuk=เจริญสุข Wongsawat=วงศ์สวัสดิ์ Thongdee=ทองดี"), 2),
    Country("ID", (("Jakarta", "Asia/Jakarta"), ("Makassar", "Asia/Makassar")), ("id", "en"),
            _plain("Suharti Wulandari Purnomo Ningsih Hartono Melati Setyawan Yuniarti"),
            (("", ""), ("", ""), ("Wicaksono", ""), ("Lestari", ""), ("Siregar", "")), 3),
    Country("CN", (("Beijing", "Asia/Shanghai"), ("Chengdu", "Asia/Shanghai")), ("zh", "en"),
            _pairs("Meilin=美琳 Jianguo=建国 Xiaoyan=晓燕 Haoran=浩然 Yuting=雨婷"),
            _pairs("Zhao=赵 Ouyang=欧阳 Lin=林 Xu=徐 Guo=郭"), 3, "fg"),
    Country("KR", (("Seoul", "Asia/Seoul"),), ("ko", "en"),
            _pairs("Minseo=민서 Jihoon=지훈 Hayoon=하윤 Sungmin=성민 Eunji=은지"),
            _pairs("Kang=강 Yoon=윤 Baek=백 Jang=장"), 2, "fg"),
    Country("UA", (("Kyiv", "Europe/Kyiv"),), ("uk", "en"),
            _pairs("Oksana=Оксана Taras=Тарас Lesia=Леся Bohdan=Богдан Daryna=Дарина"),
            _pairs("Kovalchuk=Ковальчук Shevchuk=Шевчук Moroz=Мороз Tkachenko=Ткаченко"), 2),
    Country("KZ", (("Almaty", "Asia/Almaty"),), ("kk", "ru"),
            _pairs("Aigerim=Айгерім Nurlan=Нұрлан Dinara=Динара Yerlan=Ерлан"),
            _pairs("Sadykova=Садықова Omarov=Омаров Bekova=Бекова Zhumabayev=Жұмабаев"), 1),
    Country("NG", (("Lagos", "Africa/Lagos"), ("Kano", "Africa/Lagos")), ("en", "ha"),
            _plain("Chidinma Babatunde Ngozi Ibrahim Ọlájídé Aisha"),
            _plain("Okonkwo Adéyẹmí Bello Nwachukwu Ògúnbíyì Danjuma"), 4),
    Country("GH", (("Accra", "Africa/Accra"),), ("en",),
            _plain("Ama Kofi Abena Yaw Efua Kwabena"),
            _plain("Asante Boateng Mensah-Bonsu Amoako Quartey"), 3),
    Country("TR", (("Ankara", "Europe/Istanbul"),), ("tr", "en"),
            _plain("Çağla Ömer Gülşen İbrahim Şebnem"), _plain("Yıldırım Öztürk Çelik Karadağ"), 2),
    Country("DE", (("Bonn", "Europe/Berlin"), ("Berlin", "Europe/Berlin")), ("de", "en"),
            _plain("Käthe Jürgen Annegret Björn"), _plain("Grünwald Schäfer Weißenborn"), 2),
    Country("CA", (("Ottawa", "America/Toronto"), ("Vancouver", "America/Vancouver")), ("en", "fr"),
            _plain("Geneviève Liam Océane Noah"), _plain("Bélanger MacTavish Thériault Singh"), 3),
    Country("NZ", (("Wellington", "Pacific/Auckland"),), ("en",),
            _plain("Aroha Hemi Mereana Lachlan"), _plain("Tūhoe Paewai McIlwraith Ngata"), 1),
)  # fmt: skip
