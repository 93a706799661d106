"""Writing many records at once, each with values of its own."""

from odoo.tools import SQL


def write_each(values):
    """Write ``{record: {field: value}}`` of one model in one statement.

    All records get the same fields, stored ones without an inverse. Access and constraints are
    the caller's: what an act freezes on its lines is nobody's to write but the act's.
    """
    records = list(values)
    if not records:
        return
    model = records[0].browse([record.id for record in records])
    names = list(values[records[0]])
    model.env.flush_all()
    columns = [SQL("%s::int4[]", [record.id for record in records])]
    for name in names:
        field = model._fields[name]
        column = [field.convert_to_column(values[record][name], record) for record in records]
        columns.append(SQL("%s::%s", column, SQL(f"{field.column_type[0]}[]")))
    model.env.cr.execute(
        SQL(
            "UPDATE %(table)s SET %(sets)s, write_uid = %(user)s, write_date = %(now)s"
            " FROM UNNEST(%(columns)s) AS given (id, %(names)s) WHERE %(table)s.id = given.id",
            table=SQL.identifier(model._table),
            sets=SQL(", ").join(
                SQL("%s = given.%s", SQL.identifier(name), SQL.identifier(name)) for name in names
            ),
            names=SQL(", ").join(SQL.identifier(name) for name in names),
            columns=SQL(", ").join(columns),
            user=model.env.uid,
            now=model.env.cr.now(),
        )
    )
    model.invalidate_recordset(names)
    model.modified(names)
