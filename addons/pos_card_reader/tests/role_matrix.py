"""Every public door of some models, opened as somebody: which guarded tables does he write?

Doors are found by introspection: all methods a client may call, and ``write`` and ``create`` once
for each field. What is written is counted by the database, so that no way around the ORM is missed.
"""

import copy
import inspect
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.models import MAGIC_COLUMNS
from odoo.service.model import call_kw, get_public_method
from odoo.service.server import thread_local
from odoo.tools import SQL, mute_logger

#: What is said for a parameter nobody named: one of these may get past the first line.
GUESSES = ({}, [], 1, "x")
#: What is said to the methods that every model has.
GENERIC = {
    "data": [["x"]],
    "default": {},
    "field_name": "name",
    "message": "From: a@example.com\nTo: b@example.com\nMessage-Id: <1@example.com>\n\nx",
    "fields": ["display_name"],
    "name": "x",
    "specification": {},
    "translations": {"en_US": "x"},
}
NOISY = ("odoo.sql_db", "odoo.addons", "odoo.models", "odoo.orm", "odoo.http", "py.warnings")
#: Public methods of all models that write; they are tried on every model, the others where an
#: addon changes them.
WRITERS = frozenset(
    {
        "action_archive",
        "action_unarchive",
        "copy",
        "load",
        "name_create",
        "unlink",
        "update_field_translations",
        "web_override_translations",
        "web_resequence",
        "web_save",
        "web_save_multi",
    }
)
WRITTEN = """
    SELECT relname,
           pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
           + pg_stat_get_xact_tuples_deleted(oid)
    FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r'
"""


def models_of(registry, addon, extended=True):
    """Names of the models that ``addon`` defines or, with ``extended``, changes."""
    here = f"odoo.addons.{addon}."
    return sorted(
        name
        for name, model in registry.items()
        if not model._abstract
        and (
            model._original_module == addon
            or (extended and any(_is_about(each, name, here) for each in model.mro()))
        )
    )


def _is_about(definition, name, here):
    """Whether a class of the addon ``here`` is about this model, not about a mixin of it."""
    return definition.__module__.startswith(here) and definition._name == name


def tables_of(env, models):
    """Tables of stored models, those of their many-to-many relations included."""
    stored = [env[name] for name in models if env[name]._auto and not env[name]._transient]
    relations = {
        field.relation
        for model in stored
        for field in model._fields.values()
        if field.type == "many2many" and field.store and field.relation
    }
    return {model._table for model in stored} | relations


def public_methods(model):
    """Names of the methods of ``model`` that a client may call and that may write."""
    names = []
    for name, function in inspect.getmembers(type(model), callable):
        if not inspect.isroutine(function) or name in ("create", "write", "browse"):
            continue
        try:
            get_public_method(model, name)
        except AccessError:
            continue
        generic = function.__module__.startswith(("odoo.models", "odoo.orm", "odoo.addons.web."))
        if not generic or name in WRITERS:
            names.append(name)
    return names


def other_values(record, field):
    """Values of ``field`` unlike the one ``record`` has."""
    if field.type in ("integer", "float", "monetary"):
        return [1_000_000]
    if field.type == "boolean":
        return [not record[field.name]]
    if field.type == "selection":
        values = field.get_values(record.env)
        return [value for value in values if value != record[field.name]]
    if field.type in ("date", "datetime"):
        return ["2030-01-01" if field.type == "date" else "2030-01-01 00:00:00"]
    if field.type == "many2one":
        return record.env[field.comodel_name].search([], limit=2).ids + [False]
    if field.type in ("one2many", "many2many"):
        known = record.env[field.comodel_name].search([], limit=1).ids
        return [[(5, 0, 0)], *([(4, key, 0)] for key in known), *([(2, key, 0)] for key in known)]
    return [{"x": 1}] if field.type == "json" else ["x"]


class RoleMatrix:
    """To be mixed into a test case that has a shop with something of everything in it."""

    #: parameter name -> what is said for it; a case adds its own
    said = {}
    #: models whose records are written inside the values of others, too
    nested = frozenset()

    def find_writes(self, user, models, guarded, created_once=()):
        """``{"model.method": {table}}`` of what ``user`` can write of the tables ``guarded``.

        :param created_once: models of settings, where a record is made once, not for each field
        """
        found, before = {}, self._contents(guarded)
        with mute_logger(*NOISY):
            for name in models:
                for door, call in self._doors(self.env[name], user, name in created_once):
                    tables = self._changed(call, before)
                    if tables:
                        found.setdefault(f"{name}.{door}", set()).update(tables)
        return found

    def find_own_fields(self, user, models, addon):
        """``{"model.field"}`` of the fields that ``addon`` adds to core and ``user`` can change."""
        found = set()
        with mute_logger(*NOISY):
            for model in (self.env[name] for name in models):
                record = self._example(model)
                own = [
                    field
                    for field in model._fields.values()
                    if field.store and field._module == addon and model._original_module != addon
                ]
                if record and own and model.with_user(user).has_access("write"):
                    found |= {
                        f"{model._name}.{field.name}"
                        for field in own
                        if self._is_changed(record, field, user)
                    }
        return found

    def _is_changed(self, record, field, user):
        """Whether some value written by ``user`` stays."""
        before = self._contents({record._table})

        def change(value):
            record.with_user(user).write({field.name: value})
            self.env.flush_all()
            if record[field.name] == kept:
                raise AccessError(field.name)

        kept, values = record[field.name], other_values(record, field)
        return any(self._changed(lambda value=value: change(value), before) for value in values)

    # -- doors -------------------------------------------------------------------------------

    def _doors(self, model, user, created_once=False):
        """``(method, call)`` of everything that is tried on one model."""
        record = self._example(model)
        for method in public_methods(model):
            for arguments in self._arguments(model, method, record):
                yield method, self._call(model, user, method, record.ids, arguments)
        if model._transient or not record:
            yield "create", self._call(model, user, "create", [], {"vals_list": [{}]})
            return
        if model.with_user(user).has_access("write"):
            for values in self._changes(record):
                yield "write", self._call(model, user, "write", record.ids, {"vals": values})
        if model.with_user(user).has_access("create"):
            known = record.copy_data()[0]
            for values in ({},) if created_once else self._changes(record):
                rows = [{**known, **values}]
                yield "create", self._call(model, user, "create", [], {"vals_list": rows})

    def _example(self, model):
        """A record to try it on; the last one made is one of the case's own."""
        if not model._auto or model._transient:
            return model.browse()
        return model.sudo().with_context(active_test=False).search([], limit=1, order="id desc")

    def _changes(self, record):
        """Values to write, one field at a time, those of records inside it too."""
        yield from self._own_changes(record)
        for name, field in record._fields.items():
            if field.type in ("one2many", "many2many") and field.comodel_name in self.nested:
                for command in self._commands(record.env[field.comodel_name].sudo()):
                    yield {name: [command]}

    def _own_changes(self, record):
        for name, field in record._fields.items():
            if name not in MAGIC_COLUMNS:
                for value in other_values(record.sudo(), field):
                    yield {name: value}

    def _commands(self, model):
        """Write one field of the last record of ``model``, or make one like it."""
        example = self._example(model)
        for values in self._own_changes(example) if example else ():
            yield (1, example.id, values)
            yield (0, 0, {**example.copy_data()[0], **values})

    def _arguments(self, model, method, record):
        """Keyword arguments for a method: what is said for its names, else each guess."""
        parameters = list(inspect.signature(getattr(type(model), method)).parameters.values())[1:]
        parameters = [each for each in parameters if each.kind in (0, 1, 3)]
        values = next(self._changes(record), {}) if record else {}
        known = {**GENERIC, "model": model._name, "vals_list": [values], **self.said}
        known = {**dict.fromkeys(("custom_values", "vals", "values"), values), **known}
        unknown = [
            each for each in parameters if each.name not in known and each.default is each.empty
        ]
        bold = {each.name: True for each in parameters if isinstance(each.default, bool)}
        for guess in GUESSES if unknown else ({},):
            said = {each.name: guess for each in unknown}
            said |= {each.name: known[each.name] for each in parameters if each.name in known}
            yield said
            if bold:
                yield {**said, **bold}

    def _call(self, model, user, method, ids, arguments):
        """The call as a client of this user makes it."""

        def call():
            records = self.env[model._name].with_user(user)
            is_for_all = getattr(getattr(type(model), method), "_api_model", False)
            said = copy.deepcopy(arguments)
            rows = [said.pop("vals_list")] if method == "create" else []
            with patch.object(thread_local, "rpc_model_method", f"{model._name}.{method}"):
                return call_kw(records, method, rows if is_for_all else [ids], said)

        return call

    # -- what is changed ---------------------------------------------------------------------

    def _changed(self, call, before):
        """Tables of ``before`` that the call leaves otherwise; nothing of it stays."""
        savepoint = self.env.cr.savepoint()
        written = self._rows_written(before)
        try:
            call()
            self.env.flush_all()
            now = self._rows_written(before)
            touched = {table for table in before if now[table] != written[table]}
            return {table for table in touched if self._content(table) != before[table]}
        except Exception:
            return set()  # refused: the request leaves nothing
        finally:
            savepoint.close(rollback=True)
            self.env.invalidate_all(flush=False)

    def _rows_written(self, tables):
        """``{table: rows written so far in this transaction}``."""
        self.env.cr.execute(WRITTEN, [list(tables)])
        return dict(self.env.cr.fetchall())

    def _contents(self, tables):
        self.env.flush_all()
        return {table: self._content(table) for table in tables}

    def _content(self, table):
        """A digest of all rows, without who wrote them last and when."""
        row = SQL("to_jsonb(row) - 'write_date' - 'write_uid'")
        query = SQL(
            "SELECT md5(string_agg((%s)::text, '' ORDER BY to_jsonb(row)::text)) FROM %s row",
            row,
            SQL.identifier(table),
        )
        self.env.cr.execute(query)
        return self.env.cr.fetchone()[0]
