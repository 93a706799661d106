"""The card agent: owns the card readers of a machine and hands their reads to the tills.

Pure Python beside the package `codec`, without Odoo: both folders on the path are enough.
`python -m box --settings card_agent.json` starts it alone; `pos_card_reader_box` is the
same agent inside Odoo's POS box. The protocol is in docs/agent-protocol.md.

    transport (bytes, chips) -> framer -> decoder -> reader (policy, counts) -> till queue

No layer logs or stores what was read.
"""

from .agent import Agent
from .protocol import Answer, answer
from .settings import SettingsError, parse_settings, read_settings

__all__ = ["Agent", "Answer", "SettingsError", "answer", "parse_settings", "read_settings"]
