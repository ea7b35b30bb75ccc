"""The window.

PySide reads the source of every module loaded after it, to see whether it asks for another
spelling of Qt's names. None of ours does: a tenth of a start, and 25 MB of source kept for good.
"""

import sys

import PySide6.QtCore  # noqa: F401 - what is told below is loaded with it

_SPELLINGS, _LOOKS_INSIDE = "shibokensupport.feature", "_mod_uses_pyside"

if hasattr(sys.modules.get(_SPELLINGS), _LOOKS_INSIDE):  # else this PySide does without
    setattr(sys.modules[_SPELLINGS], _LOOKS_INSIDE, lambda _module: False)
