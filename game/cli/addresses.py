"""The addresses of this computer in its networks, and its browser."""

import contextlib
import ipaddress
import socket
import webbrowser

_ELSEWHERE = ("192.0.2.1", "10.255.255.255", "192.168.255.255", "172.31.255.255")
"""Where nothing is sent to: the system only says from which address it would be."""


def list_addresses(first: str = "") -> tuple[str, ...]:
    """Return the IPv4 addresses at which others in a network can reach this computer, `first` in front if it is one."""
    found = [address for place in _ELSEWHERE if (address := _find_source(place))]
    with contextlib.suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    usable = dict.fromkeys(address for address in found if _is_usable(address))
    return tuple(sorted(usable, key=lambda address: address != first))


def _find_source(place: str) -> str:
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect((place, 9))
        return str(asking.getsockname()[0])
    return ""


def _is_usable(address: str) -> bool:
    said = ipaddress.ip_address(address)
    return not (said.is_loopback or said.is_unspecified or said.is_link_local or said.is_multicast)


def is_any(address: str) -> bool:
    """Tell whether an address stands for all addresses of a computer, and so for none that can be typed."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(address).is_unspecified
    return False


def show_page(address: str) -> bool:
    """Open a page in a browser with windows of its own; tells whether there is one."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    return not in_terminal and browser.open(address)
