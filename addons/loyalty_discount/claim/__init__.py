"""Pure readers of what comes from the till: no database, no clock."""
