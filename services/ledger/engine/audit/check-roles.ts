import type { Pool } from 'pg'
import type { AuditFinding } from '../replay/finding.ts'

/**
 * Finds what runtime roles have become beside what the migrations made of them: lasting settings of
 * their own, rights of a role that they should not have, other roles that they belong to. A changed
 * password cannot be seen: it is set again at each migrate.
 */
export async function checkRoles(pool: Pick<Pool, 'query'>): Promise<AuditFinding[]> {
  const { rows } = await pool.query<Omit<AuditFinding, 'kind'>>(
    `with role as (
       select oid, rolname, rolconfig, rolsuper, rolcreaterole, rolcreatedb, rolreplication,
              rolbypassrls
         from pg_roles
        where rolname in ('tallystick_ledger', 'tallystick_reader', 'tallystick_intake',
                          'tallystick_sequencer', 'tallystick_desk')),
     setting as (
       select rolname::text as role, unnest(rolconfig) as setting from role),
     in_database as (
       select r.rolname::text as role, unnest(s.setconfig) || ' in ' || d.datname as setting
         from pg_db_role_setting s join role r on r.oid = s.setrole
         join pg_database d on d.oid = s.setdatabase and d.datname = current_database())
     select role as subject, 'no such setting' as expected, setting as found
       from (select * from setting except select role, setting from ledger.role_setting) added
     union all
     select role, setting, 'no such setting'
       from (select role, setting from ledger.role_setting except select * from setting) gone
     union all
     select role, 'no such setting', setting from in_database
     union all
     select rolname, 'no rights over roles or the server', concat_ws(' ',
              case when rolsuper then 'superuser' end,
              case when rolcreaterole then 'createrole' end,
              case when rolcreatedb then 'createdb' end,
              case when rolreplication then 'replication' end,
              case when rolbypassrls then 'bypassrls' end)
       from role where rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
     union all
     select r.rolname, 'a member of no role', pg_get_userbyid(m.roleid)
       from role r join pg_auth_members m on m.member = r.oid
     order by 1, 3`,
  )
  return rows.map(row => ({ kind: 'role_differs', ...row }))
}

/**
 * Finds what the sequencer's role can leave undone: entries below its mark that have no position,
 * which it will never look at again, and waits that were closed while something of them is open.
 */
export async function checkSequencer(pool: Pick<Pool, 'query'>): Promise<AuditFinding[]> {
  const unplaced = await pool.query<{ id: bigint; low: bigint }>(
    `select e.id, s.low from ledger.sequencer s join ledger.entry e on e.id <= s.low
      where not exists (select from ledger.position p where p.entry = e.id) order by e.id`,
  )
  const closed = await pool.query<{ id: bigint }>(
    `select w.id from ledger.wait w
      where w.closed and exists (select from ledger.wait_item i where i.wait = w.id)
      order by w.id`,
  )
  return [
    ...unplaced.rows.map(
      ({ id, low }): AuditFinding => ({
        kind: 'entry_has_no_position',
        subject: String(id),
        expected: `a position, as all entries up to ${low} have`,
        found: 'none',
      }),
    ),
    ...closed.rows.map(
      ({ id }): AuditFinding => ({
        kind: 'wait_is_closed_too_early',
        subject: String(id),
        expected: 'open, as something of it is',
        found: 'closed',
      }),
    ),
  ]
}
