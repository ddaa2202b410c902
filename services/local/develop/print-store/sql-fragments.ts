/** The condition that an oid of `pg_namespace` is one of the schemas that are ours. */
export function inOurSchemas(oid: string): string {
  return `${oid}::regnamespace::text in ('ledger', 'trade', 'desk')`
}

/** The name of a role by its oid; 0 is everybody. */
export function roleName(oid: string): string {
  return `case when ${oid} = 0 then 'PUBLIC' else ${oid}::regrole::text end`
}

/** The lines that a select of one column `line` answers, in their alphabetical order. */
export function sortedLines(select: string): string {
  return `(select string_agg(line, E'\\n' order by line) from (${select}) l)`
}

/**
 * What an access list (a column of its own, or null) grants to others than the owner. `on` is an
 * expression for what the grants are on; roles with the same privileges share a line.
 */
export function grants(list: string, owner: string, on: string): string {
  return sortedLines(`
    select format('GRANT %s ON %s TO %s;', privileges, ${on},
             string_agg(grantee, ', ' order by grantee)) as line
      from (select ${roleName('a.grantee')} as grantee,
                   string_agg(a.privilege_type, ', ' order by a.privilege_type) as privileges
              from aclexplode(${list}) a where a.grantee <> ${owner} group by a.grantee) g
     group by privileges`)
}
