"""How reads reach the agent. A transport opens, waits and closes, and decides nothing.

open()   raises Trouble
wait()   Arrivals to decode one by one, after half a second at the latest; raises Trouble
close()  never raises
"""

from .trouble import Trouble

__all__ = ["Trouble", "make_transport"]


def make_transport(settings):
    """Return the transport for the settings of a reader; its library is needed only here."""
    if settings.transport == "pcsc":
        from .pcsc import PcscTransport  # noqa: PLC0415 (pyscard is optional)

        return PcscTransport(settings)
    if settings.transport == "evdev":
        from .evdev import EvdevTransport  # noqa: PLC0415 (Windows has no ioctl)

        return EvdevTransport(settings)
    if settings.transport == "hidraw":
        from .hidraw import HidrawTransport  # noqa: PLC0415 (Linux only)

        return HidrawTransport(settings)
    from .serial_port import SerialTransport  # noqa: PLC0415 (chip-only machines lack it)

    return SerialTransport(settings)
