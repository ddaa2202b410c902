/** Builds the condition that an oid of `pg_namespace` is one of this program's schemas. */
export function inOurSchemas(oid: string): string {
  return `${oid}::regnamespace::text in ('ledger', 'trade', 'desk')`
}

/** Builds the name of a role from its oid; 0 is every role. */
export function roleName(oid: string): string {
  return `case when ${oid} = 0 then 'PUBLIC' else ${oid}::regrole::text end`
}

/** Builds the lines of a select of one column `line`, in alphabetical order. */
export function sortedLines(select: string): string {
  return `(select string_agg(line, E'\\n' order by line) from (${select}) l)`
}

/**
 * Builds the grants of an access list (a column, or null) to roles other than the owner. `on` is an
 * expression for the object of the grants; roles with the same privileges share a line.
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
