"""What registers have in common: columns, and rows read one by one."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its heading, what its cells are, how wide it is, whether it is summed.

    ``kind``: ``text``, ``date``, ``count``, ``money`` or ``rate``.
    """

    name: str
    kind: str = "text"
    width: int = 16
    total: bool = False


class Scope(NamedTuple):
    """What a register is asked for: a company, its days from ``start`` through ``end``.

    ``masked``: the reader's role needs no names of holders.
    """

    company: object
    start: object
    end: object
    masked: bool = True


class Register:
    """A query and its columns; holds no state of its own.

    The rows come from a cursor of the database server, so that memory does not grow with
    them; they have as many values as there are columns.
    """

    code = ""
    #: A state on the last day, not movements from the first.
    at_date = False
    #: The query joins what it has itself worked out, of which the planner expects a row or two.
    joins_own_rows = False

    def title(self, env):
        """What the paper is called."""
        raise NotImplementedError

    def columns(self, env):
        """The columns, in order."""
        raise NotImplementedError

    def query(self, env, scope):
        """The SQL that gives the rows."""
        raise NotImplementedError

    def shown(self, env, scope, row):
        """A row of the query as values of the columns."""
        return row

    def rows(self, env, scope, size=2000):
        """The rows, ``size`` at a time from the server."""
        env.flush_all()
        query = self.query(env, scope)
        if self.joins_own_rows:  # by hash: a loop of 100,000 in 100,000 takes minutes
            env.cr.execute("SET LOCAL enable_nestloop TO off; SET LOCAL jit TO off")
        with env.cr._cnx.cursor(name=f"register_{self.code}") as cursor:
            cursor.itersize = size
            cursor.execute(query.code, query.params)
            if self.joins_own_rows:
                env.cr.execute("SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL jit TO DEFAULT")
            for row in cursor:
                yield self.shown(env, scope, row)
