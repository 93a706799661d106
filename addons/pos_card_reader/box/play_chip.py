"""A card at the virtual PC/SC reader (vpcd of vsmartcard): it lies there until it is taken away."""

import socket
import struct
import threading

VPCD = ("127.0.0.1", 35963)
ATR = bytes.fromhex("3b8f8001804f0ca000000306030001000000006a")  # Classic 1K, PC/SC part 3
PAYMENT_DIRECTORY = bytes.fromhex("00a40400")
GIVE_ATR = b"\x04"
DONE, UNKNOWN = b"\x90\x00", b"\x6a\x82"


class VirtualCard:
    """A card that tells its serial number, or that it pays."""

    def __init__(self, uid, is_payment=False, address=VPCD):
        self.uid, self.is_payment = uid, is_payment
        self.socket = socket.create_connection(address)
        threading.Thread(target=self._answer, daemon=True).start()

    def take_away(self):
        """Lift the card off the reader."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def _answer(self):
        try:
            while True:
                (length,) = struct.unpack(">H", self._read(2))
                told = self._reply(self._read(length))
                if told is not None:
                    self.socket.sendall(struct.pack(">H", len(told)) + told)
        except OSError:
            return  # taken away

    def _read(self, count):
        found = b""
        while len(found) < count:
            more = self.socket.recv(count - len(found))
            if not more:
                raise OSError("the reader is gone")
            found += more
        return found

    def _reply(self, asked):
        if len(asked) == 1:  # power off, power on, reset: nothing is answered
            return ATR if asked == GIVE_ATR else None
        if asked.startswith(PAYMENT_DIRECTORY):
            return DONE if self.is_payment else UNKNOWN
        return self.uid + DONE
