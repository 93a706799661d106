"""Go on with a Python that Odoo 19 runs on; written so that any Python 3 can read it."""
import os
import shutil
import sys

WANTED = ((3, 13), (3, 12), (3, 11), (3, 10))
ADVICE = "Python 3.10 to 3.13 is needed, this is %d.%d: install one (as root: apt-get install python3 python3-venv)"


def need_python():
    """Return on a Python 3.10 to 3.13; else start the command again with one, or end with 10."""
    if sys.version_info[:2] in WANTED:
        return
    for version in WANTED:
        other = shutil.which("python%d.%d" % version)
        if other and not os.environ.get("SHOP_PYTHON_CHOSEN"):
            os.environ["SHOP_PYTHON_CHOSEN"] = "1"
            os.execv(other, [other] + sys.argv)
    sys.stderr.write(ADVICE % sys.version_info[:2] + "\n")
    sys.exit(10)
