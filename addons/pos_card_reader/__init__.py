from . import codec, models
