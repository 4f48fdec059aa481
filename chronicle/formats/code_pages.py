"""The encodings that a reader may say a file is in, under the names that people know."""

import codecs

UTF_8, UTF_16, WITH_MARK = "UTF-8", "UTF-16", "UTF-8 with BOM"
WESTERN, CENTRAL, CYRILLIC = "Western European", "Central European", "Cyrillic"
CHOICES = {
    UTF_8: ("utf-8", "every language"),
    UTF_16: ("utf-16", "every language"),
    "Windows-1252": ("cp1252", WESTERN),
    "Latin-1": ("latin-1", WESTERN),
    "ISO-8859-15": ("iso8859-15", WESTERN),
    "Mac Roman": ("mac-roman", WESTERN),
    "CP850": ("cp850", f"{WESTERN}, DOS"),
    "Windows-1250": ("cp1250", CENTRAL),
    "ISO-8859-2": ("iso8859-2", CENTRAL),
    "CP852": ("cp852", f"{CENTRAL}, DOS"),
    "Windows-1251": ("cp1251", CYRILLIC),
    "KOI8-R": ("koi8-r", "Cyrillic, Russian"),
    "KOI8-U": ("koi8-u", "Cyrillic, Ukrainian"),
    "ISO-8859-5": ("iso8859-5", CYRILLIC),
    "CP866": ("cp866", f"{CYRILLIC}, DOS"),
    "Windows-1253": ("cp1253", "Greek"),
    "ISO-8859-7": ("iso8859-7", "Greek"),
    "Windows-1254": ("cp1254", "Turkish"),
    "ISO-8859-9": ("iso8859-9", "Turkish"),
    "Windows-1255": ("cp1255", "Hebrew"),
    "ISO-8859-8": ("iso8859-8", "Hebrew"),
    "Windows-1256": ("cp1256", "Arabic"),
    "ISO-8859-6": ("iso8859-6", "Arabic"),
    "Windows-1257": ("cp1257", "Baltic"),
    "ISO-8859-13": ("iso8859-13", "Baltic"),
    "Windows-1258": ("cp1258", "Vietnamese"),
    "Windows-874": ("cp874", "Thai"),
    "Shift-JIS": ("cp932", "Japanese"),
    "EUC-JP": ("euc-jp", "Japanese"),
    "ISO-2022-JP": ("iso2022-jp", "Japanese"),
    "GB18030": ("gb18030", "Chinese, simplified"),
    "Big5": ("cp950", "Chinese, traditional"),
    "EUC-KR": ("cp949", "Korean"),
}
"""The name to Python's own, and whose letters it has."""
# What programs call so has a few letters more, and is the other by now.
WIDER = {
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_NAMES = {codecs.lookup(codec).name: name for name, (codec, _) in CHOICES.items()}


def name_of(said: str) -> str | None:
    """One of the names above, for any spelling that is usual, such as `cp1251`; None for others."""
    if said in CHOICES:
        return said
    try:
        codec = codecs.lookup(said).name
    except (LookupError, ValueError):  # a name that is no text is a ValueError
        return None
    return _NAMES.get(WIDER.get(codec, codec))


def title(name: str) -> str:
    """A name with whose letters it has, such as `Windows-1251, Cyrillic`."""
    return f"{name}, {CHOICES[name][1]}"
