/** The type of what an id names, by its noun; an unknown noun names nothing. */
export function typenameOf(id: string): string {
  return TYPENAMES[id.slice(0, id.indexOf('_'))] ?? 'Nothing'
}

const TYPENAMES: Record<string, string> = {
  pty: 'Party',
  usr: 'User',
  key: 'Key',
  rcv: 'Receivable',
  inv: 'Invoice',
  ent: 'Entry',
  clm: 'Claim',
  wait: 'Wait',
  dft: 'Draft',
  app: 'Application',
}
