"""Presets: what a set-up proposes for a country, as plain data (no Odoo import).

A preset module holds ``NAME``, ``ACCOUNTS`` (role -> proposal), ``LOCAL_NAMES`` (language ->
code -> name of a new account), ``PERIODS`` (dated rates and limits, each a
:class:`~.period.Period`), ``PARAMETERS`` (accounting and tax parameters) and ``TAXES`` (native
taxes).
"""

from . import generic, ru

PRESETS = {"ru": ru, "generic": generic}
