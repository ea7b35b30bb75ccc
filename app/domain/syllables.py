"""Which written words can be Vietnamese syllables: tells text in an old encoding from real text."""

import re

from app.domain.text import letters_and_tones

_ONSETS = "ngh|ng|nh|n|gh|gi|g|kh|k|ch|c|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x"  # the longest first
_RIMES_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
    ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya
    uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh
"""
_RIMES = frozenset(_RIMES_WRITTEN.split())
_PARTS = re.compile(rf"({_ONSETS})?(\w+)")


def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case, is spelled as a Vietnamese syllable."""
    letters, _tones = letters_and_tones(word.lower())
    if letters in _RIMES:
        return True
    match = _PARTS.fullmatch(letters)
    return match is not None and (match[2] in _RIMES or _ends_in_gi(letters))


def _ends_in_gi(letters: str) -> bool:
    """Tell whether the i of "gi" is itself the rime, or begins it: gì, gìn, giêng."""
    return letters.startswith("gi") and letters[1:] in _RIMES
