"""Writing many records at once, in one statement.

All records get the same fields, stored ones without an inverse. Access and constraints are
the caller's: what an act freezes on its lines is nobody's to write but the act's.
"""

from odoo.tools import SQL


def write_each(values):
    """Write ``{record: {field: value}}`` of one model, each record with values of its own."""
    if values:
        model = next(iter(values)).browse()
        write_groups(model, [([record.id], given) for record, given in values.items()])


def write_groups(model, groups):
    """Write ``[(ids, {field: value})]``: the records of each group get the same values."""
    ids = [key for group, _values in groups for key in group]
    if not ids:
        return
    names = list(groups[0][1])
    records = model.browse(ids)
    model.env.flush_all()
    places = [place for place, (group, _values) in enumerate(groups) for _key in group]
    columns = [SQL("%s::int4[]", list(range(len(groups))))]
    for name in names:
        field = model._fields[name]
        column = [field.convert_to_column(values[name], records) for _group, values in groups]
        columns.append(SQL("%s::%s", column, SQL(f"{field.column_type[0]}[]")))
    model.env.cr.execute(
        SQL(
            """
            UPDATE %(table)s SET %(sets)s, write_uid = %(user)s, write_date = %(now)s
              FROM UNNEST(%(ids)s::int4[], %(places)s::int4[]) AS member (id, place)
              JOIN UNNEST(%(columns)s) AS given (place, %(names)s) USING (place)
             WHERE %(table)s.id = member.id
            """,
            table=SQL.identifier(model._table),
            sets=SQL(", ").join(
                SQL("%s = given.%s", SQL.identifier(name), SQL.identifier(name)) for name in names
            ),
            ids=ids,
            places=places,
            names=SQL(", ").join(SQL.identifier(name) for name in names),
            columns=SQL(", ").join(columns),
            user=model.env.uid,
            now=model.env.cr.now(),
        )
    )
    records.invalidate_recordset(names)
    records.modified(names)
