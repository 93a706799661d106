"""Differential fuzzing: the same random cases through the Python and the JavaScript engine.

``samples`` makes cases, ``damage`` breaks them, ``properties`` says what must hold of any result,
``twin`` asks JavaScript, ``shrink`` makes a difference small, ``hunt`` puts them together.
"""
