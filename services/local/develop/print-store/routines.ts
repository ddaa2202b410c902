import { grants, inOurSchemas } from './sql-fragments.ts'

/**
 * Functions and aggregates by name, each followed by who may run it; where nothing follows,
 * everybody may.
 */
export const ROUTINES = `
  select concat_ws(E'\\n', d.definition,
           case when not exists (
             select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
              where grantee = 0)
           then format('REVOKE ALL ON FUNCTION %s FROM PUBLIC;', p.oid::regprocedure) end,
           ${grants('p.proacl', 'p.proowner', "format('FUNCTION %s', p.oid::regprocedure)")}
         ) as text
    from pg_proc p
   cross join lateral (select case when p.prokind = 'a' then (
       select format('CREATE AGGREGATE %s (%s);', p.oid::regprocedure, concat_ws(', ',
                'SFUNC = ' || aggtransfn::regproc, 'STYPE = ' || aggtranstype::regtype,
                'FINALFUNC = ' || nullif(aggfinalfn::oid, 0)::regproc,
                'COMBINEFUNC = ' || nullif(aggcombinefn::oid, 0)::regproc,
                'INITCOND = ' || quote_literal(agginitval),
                'PARALLEL = ' || case p.proparallel when 's' then 'SAFE' when 'r' then 'RESTRICTED'
                                 else 'UNSAFE' end))
         from pg_aggregate where aggfnoid = p.oid)
       else rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' end as definition) d
   where ${inOurSchemas('p.pronamespace')}
   order by p.oid::regprocedure::text`
