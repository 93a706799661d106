from . import codec
from . import models
