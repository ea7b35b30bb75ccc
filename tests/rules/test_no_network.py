"""The program has no way to the network."""

import pytest

from tests.rules.source_tree import imported_modules, name_of, python_files

FORBIDDEN = (
    *("socket", "socketserver", "ssl", "asyncio", "http", "urllib.request", "xmlrpc", "ftplib"),
    *("smtplib", "imaplib", "poplib", "telnetlib", "webbrowser", "requests", "httpx", "urllib3"),
    *("aiohttp", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets"),
)


def is_forbidden(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in FORBIDDEN)


def test_no_module_imports_what_opens_a_socket():
    wrong = [
        f"{name_of(file)}:{line} {module}"
        for file in python_files("app", "ui")
        for line, module in imported_modules(file)
        if is_forbidden(module)
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("module", ["socket", "http.client", "PySide6.QtNetwork.QLocalServer"])
def test_the_rule_finds_a_network_module(module: str):
    assert is_forbidden(module)


@pytest.mark.parametrize("module", ["urllib.parse.quote", "PySide6.QtWidgets", "httpdocs"])
def test_the_rule_leaves_other_modules_alone(module: str):
    assert not is_forbidden(module)
