"""Build Be Vietnam Tab: Be Vietnam Pro with ten digits of one width, for columns of figures.

Be Vietnam Pro has no tabular digits, and figures would dance in columns. Its licence (SIL Open Font
License 1.1, no reserved font name) allows a changed copy under another name. Run once by hand:
`python resources/fonts/make_tabular.py`; the built files are kept in the repository.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
SOURCE_FAMILY = "Be Vietnam Pro"
TABULAR_FAMILY = "Be Vietnam Tab"
DIGITS = "0123456789"
DIGIT_WIDTH = 650
FAMILY_NAME_IDS = (1, 3, 4, 16)
POSTSCRIPT_NAME_ID = 6


def main() -> None:
    """Write one tabular file beside each source weight."""
    for weight in WEIGHTS:
        font = TTFont(FOLDER / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False)
        give_digits_one_width(font)
        remove_kerning(font)
        rename(font)
        font.save(FOLDER / f"BeVietnamTab-{weight}.ttf")


def give_digits_one_width(font: TTFont) -> None:
    """Centre each digit in the same advance width."""
    characters = font.getBestCmap()
    outlines, metrics = font["glyf"], font["hmtx"]
    for digit in DIGITS:
        name = characters[ord(digit)]
        glyph = outlines[name]
        advance, _ = metrics[name]
        glyph.coordinates.translate((round((DIGIT_WIDTH - advance) / 2), 0))
        glyph.recalcBounds(outlines)
        metrics[name] = (DIGIT_WIDTH, glyph.xMin)


def remove_kerning(font: TTFont) -> None:
    """Empty the kerning feature, which pulls pairs such as 47 together."""
    for record in font["GPOS"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex = []
            record.Feature.LookupCount = 0


def rename(font: TTFont) -> None:
    """Give the changed font its own family name, as two families must not share one."""
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in FAMILY_NAME_IDS:
            text = text.replace(SOURCE_FAMILY, TABULAR_FAMILY)
        if record.nameID in (3, POSTSCRIPT_NAME_ID):
            text = text.replace("BeVietnamPro", "BeVietnamTab")
        record.string = text


if __name__ == "__main__":
    main()
