import { grants, inOurSchemas, sortedLines } from './sql-fragments.ts'

export const DATABASE = `
  select ${grants('d.datacl', 'd.datdba', "'DATABASE'")} as text
    from pg_database d where d.datname = current_database() and d.datacl is not null`

export const ROLES = `
  select concat_ws(E'\\n',
           format('CREATE ROLE %I %s;', r.rolname, concat_ws(' ',
             case when r.rolcanlogin then 'LOGIN' else 'NOLOGIN' end,
             case when r.rolsuper then 'SUPERUSER' end,
             case when r.rolcreaterole then 'CREATEROLE' end,
             case when r.rolcreatedb then 'CREATEDB' end,
             case when r.rolreplication then 'REPLICATION' end,
             case when r.rolbypassrls then 'BYPASSRLS' end,
             case when not r.rolinherit then 'NOINHERIT' end)),
           ${sortedLines(`select format('GRANT %s TO %I;', m.roleid::regrole, r.rolname) as line
                            from pg_auth_members m where m.member = r.oid`)},
           ${sortedLines(`select format('ALTER ROLE %I SET %s;', r.rolname, setting) as line
                            from unnest(r.rolconfig) setting`)}) as text
    from pg_roles r where r.rolname ^@ 'tallystick_' order by r.rolname`

export const SCHEMAS = `
  select concat_ws(E'\\n',
           format('CREATE SCHEMA %I AUTHORIZATION %s;', n.nspname, n.nspowner::regrole),
           ${grants('n.nspacl', 'n.nspowner', "format('SCHEMA %I', n.nspname)")}) as text
    from pg_namespace n where ${inOurSchemas('n.oid')} order by n.nspname`

/** Selects sequences; those of identity columns are printed with their column. */
export const SEQUENCES = `
  select concat_ws(E'\\n',
           concat_ws(' ', 'CREATE SEQUENCE', c.oid::regclass, 'AS', format_type(s.seqtypid, null),
             'START', s.seqstart, 'INCREMENT', s.seqincrement, 'MINVALUE', s.seqmin,
             'MAXVALUE', s.seqmax, 'CACHE', s.seqcache, case when s.seqcycle then 'CYCLE' end)
             || ';',
           ${grants('c.relacl', 'c.relowner', "format('SEQUENCE %s', c.oid::regclass)")}) as text
    from pg_class c join pg_sequence s on s.seqrelid = c.oid
   where ${inOurSchemas('c.relnamespace')}
     and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
   order by c.oid::regclass::text`

export const DOMAINS = `
  select concat_ws(' ', 'CREATE DOMAIN', t.oid::regtype, 'AS',
           format_type(t.typbasetype, t.typtypmod), 'COLLATE', t.typcollation::regcollation,
           (select string_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)), ' '
                              order by conname)
              from pg_constraint where contypid = t.oid)) || ';' as text
    from pg_type t where ${inOurSchemas('t.typnamespace')} and t.typtype = 'd'
   order by t.oid::regtype::text`

/** Selects what is in our schemas and not printed, and what another role than the owner owns. */
export const UNPRINTED = `
  select 'the relation ' || oid::regclass as text from pg_class
   where ${inOurSchemas('relnamespace')} and relkind not in ('r', 'v', 'i', 'S', 't')
  union all
  select 'the type ' || oid::regtype from pg_type
   where ${inOurSchemas('typnamespace')} and typtype not in ('b', 'c', 'd')
  union all
  select 'the rule ' || rulename || ' on ' || ev_class::regclass
    from pg_rewrite join pg_class c on c.oid = ev_class
   where ${inOurSchemas('c.relnamespace')} and rulename <> '_RETURN'
  union all
  select 'the default privileges of ' || defaclrole::regrole from pg_default_acl
  union all
  select 'the owner of ' || object from (
    select oid::regclass::text as object, relowner as owner from pg_class
     where ${inOurSchemas('relnamespace')}
    union all
    select oid::regprocedure::text, proowner from pg_proc
     where ${inOurSchemas('pronamespace')}) o
   where owner <> 'tallystick_owner'::regrole`
