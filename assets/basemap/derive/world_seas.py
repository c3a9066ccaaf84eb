"""world_seas.geojson: hand-placed label points for oceans, seas and gulfs (general geography, no package).

A sea may have several points, each for zooms of its own. Left unnamed are waters whose name is itself a dispute
(between Korea and Japan, between Mexico and the United States, south of China); the gulf between Iran and Arabia
has the short name that the press uses on both of its shores.
"""
from shapely.geometry import Point

from common import args, save

# name, Arabic name, lon, lat, rank (1 = ocean, 2 = sea, 3 = smaller), from map zoom, to map zoom (None = no end)
LABELS = [
    ("North Atlantic Ocean", "المحيط الأطلسي الشمالي", -38, 33, 1, 1.5, 6),
    ("South Atlantic Ocean", "المحيط الأطلسي الجنوبي", -14, -24, 1, 1.5, 6),
    ("North Pacific Ocean", "المحيط الهادئ الشمالي", -150, 27, 1, 1.5, 6),
    ("South Pacific Ocean", "المحيط الهادئ الجنوبي", -126, -26, 1, 1.5, 6),
    ("Indian Ocean", "المحيط الهندي", 79, -17, 1, 1.5, 6),
    ("Southern Ocean", "المحيط الجنوبي", 40, -60, 1, 1.5, 6),
    ("Mediterranean Sea", "البحر الأبيض المتوسط", 18.6, 35.1, 2, 4, 5.5),
    ("Mediterranean Sea", "البحر الأبيض المتوسط", 31.9, 33.2, 2, 5.5, 8),
    ("Mediterranean Sea", "البحر الأبيض المتوسط", 4.9, 38.9, 2, 5.5, 8),
    ("Black Sea", "البحر الأسود", 34.3, 43.2, 2, 4, 8),
    ("Caspian Sea", "بحر قزوين", 50.7, 41.6, 2, 4.25, 8),
    ("Red Sea", "البحر الأحمر", 38.1, 20.6, 2, 4.25, 8),
    ("Arabian Sea", "بحر العرب", 64.5, 15.5, 2, 3, 7),
    ("Bay of Bengal", "خليج البنغال", 88.5, 14, 2, 3, 7),
    ("Caribbean Sea", "البحر الكاريبي", -75, 15, 2, 3.25, 7),
    ("Norwegian Sea", "البحر النرويجي", 1, 67.5, 2, 3.5, 7),
    ("Barents Sea", "بحر بارنتس", 40, 74, 2, 3.25, 7),
    ("North Sea", "بحر الشمال", 3.4, 56.3, 2, 4, 7),
    ("Baltic Sea", "بحر البلطيق", 19.7, 57.3, 2, 5, 8),
    ("Hudson Bay", "خليج هدسون", -85.5, 60, 2, 3.25, 7),
    ("Sea of Okhotsk", "بحر أوخوتسك", 150, 54, 2, 3.25, 7),
    ("Coral Sea", "بحر المرجان", 155, -17, 2, 3.25, 7),
    ("Tasman Sea", "بحر تسمان", 160, -38, 2, 3.25, 7),
    ("The Gulf", "الخليج", 51.3, 27.2, 2, 4.75, 8),
    ("Gulf of Aden", "خليج عدن", 47.8, 12.3, 3, 4.75, 8),
    ("Gulf of Oman", "خليج عمان", 58.9, 24.7, 3, 5.25, 8),
    ("Aegean Sea", "بحر إيجة", 25.0, 38.6, 3, 5.25, 8),
    ("Adriatic Sea", "البحر الأدرياتيكي", 15.7, 43.0, 3, 5, 8),
    ("Ionian Sea", "البحر الأيوني", 18.7, 38.0, 3, 5.25, 8),
    ("Tyrrhenian Sea", "البحر التيراني", 12.2, 39.8, 3, 5, 8),
    ("Bay of Biscay", "خليج بسكاي", -4.6, 45.4, 3, 4.5, 8),
    ("Mozambique Channel", "قناة موزمبيق", 41.2, -18.5, 3, 4, 8),
    ("Sea of Azov", "بحر آزوف", 36.7, 46.1, 3, 6.25, 9),
    ("Sea of Marmara", "بحر مرمرة", 28.1, 40.7, 3, 6.75, 10),
    ("Gulf of Suez", "خليج السويس", 33.1, 28.7, 3, 6.5, 10),
    ("Gulf of Aqaba", "خليج العقبة", 34.72, 28.9, 3, 6.75, 10),
]


def main():
    _, out = args()
    feats = []
    for n, ar, x, y, rank, low, high in LABELS:
        p = {"name": n, "name_ar": ar, "rank": rank, "min_zoom": low}
        if high is not None:
            p["max_zoom"] = high
        feats.append((Point(x, y), p))
    save(out, "world_seas", feats, "placed by hand from general geographic knowledge", "CC0", 2)


if __name__ == "__main__":
    main()
