"""Large numbers of rows: copies of one that the addons made, written as SQL."""

HOLDERS, CARDS, ENTRIES = 100_000, 1_000_000, 1_000_000
OWN = 1_000  # of the entries are the measured customer's


def copies(env, record, count, **changes):
    """Write ``count`` copies of ``record``; return the id before the first of them.

    :param changes: SQL by column; ``nth`` counts from 1, ``id`` is the new row's
    """
    env.flush_all()
    cr, table = env.cr, record._table
    cr.execute("SET LOCAL session_replication_role = replica")  # foreign keys are right as copied
    cr.execute(f"SELECT max(id) FROM {table}")
    (last,) = cr.fetchone()
    cr.execute(
        """SELECT column_name FROM information_schema.columns
            WHERE table_name = %s AND column_name != 'id' AND is_generated = 'NEVER'""",
        [table],
    )
    columns = [name for (name,) in cr.fetchall()]
    values = [changes.get(name, f"one.{name}") for name in columns]
    cr.execute(
        f"""INSERT INTO {table} (id, {", ".join(columns)})
            SELECT new.id, {", ".join(values)}
              FROM {table} AS one,
                   (SELECT nth, {last} + nth AS id
                      FROM generate_series(1, {count}) AS nth) AS new
             WHERE one.id = {record.id}"""
    )
    cr.execute(f"SELECT setval('{table}_id_seq', {last + count})")
    return last


def fill_plain(env, shop):
    """Holders, and a card of core's loyalty program for each."""
    partner = env["res.partner"].browse(shop.partner)
    name = "'Holder ' || nth"
    shop.holders = copies(
        env, partner, HOLDERS, name=name, complete_name=name, commercial_partner_id="new.id"
    )
    card = env["loyalty.card"].browse(shop.points_card)
    copies(env, card, HOLDERS, partner_id=f"{shop.holders} + nth", code="'core-' || nth")


def fill_ours(env, shop):
    """Cards of ours with their memberships, every tenth with a holder, and what was bought."""
    fill_plain(env, shop)
    medium = env["loyalty.medium"].search([("number", "=", shop.card)])
    holder = f"CASE WHEN nth <= {HOLDERS} THEN {shop.holders} + nth END"
    member = medium.membership_ids
    members = copies(env, member, CARDS, partner_id=holder, code="'ours-' || nth")
    number = "(9200100000000 + nth)::text"
    cards = copies(env, medium, CARDS, partner_id=holder, number=number)
    relation = medium._fields["membership_ids"]
    env.cr.execute(
        f"""INSERT INTO {relation.relation} ({relation.column1}, {relation.column2})
            SELECT {cards} + nth, {members} + nth
              FROM generate_series(1, {CARDS}) AS nth"""
    )
    is_own = f"nth % {ENTRIES // OWN} = 0"
    copies(
        env,
        member.turnover_ids[:1],
        ENTRIES,
        membership_id=f"CASE WHEN {is_own} THEN {member.id} ELSE {members} + nth END",
        order_uuid="nth || '-bench'",
        order_id="NULL",
        moment="one.moment - nth * interval '10 seconds'",
        counted_on="(one.moment - nth * interval '10 seconds')::date",
        create_date="one.moment - nth * interval '10 seconds'",
    )


def settle(shop):
    """Give the planner true figures, as a database in use has them."""
    with shop.registry.cursor() as cr:
        cr.commit()
        cr._cnx.autocommit = True
        cr.execute("VACUUM ANALYZE")


def fill(plain, ours):
    """Bring both shops to the size of a chain."""
    for shop, work in ((plain, fill_plain), (ours, fill_ours)):
        with shop.transaction() as env:
            work(env(su=True), shop)
        settle(shop)
