import { turnedAway } from './turned-away.ts'

/** Types of the graph are found by the prefix of an id. */
export function findTypename(id: string): string {
  const typename = TYPENAMES.get(id.slice(0, id.indexOf('_')))
  if (typename) return typename
  throw turnedAway('id_must_be_that_of_a_node')
}

/** A map: what a caller names is never a property of an object. */
const TYPENAMES: ReadonlyMap<string, string> = new Map([
  ['pty', 'Party'],
  ['usr', 'User'],
  ['key', 'Key'],
  ['rcv', 'Receivable'],
  ['ttl', 'Title'],
  ['inv', 'Invoice'],
  ['imp', 'Import'],
  ['ent', 'Entry'],
  ['clm', 'Claim'],
  ['wait', 'Wait'],
  ['dft', 'Draft'],
  ['app', 'Application'],
  ['ivt', 'Invitation'],
  ['fnd', 'Finding'],
  ['sti', 'StandingInstruction'],
  ['sta', 'StandingAcceptance'],
  ['mdt', 'Mandate'],
  ['mrk', 'DebtorMark'],
  ['hld', 'Hold'],
  ['fac', 'Facility'],
  ['fin', 'Financing'],
  ['quo', 'Quote'],
  ['acc', 'BankAccount'],
  ['stl', 'Settlement'],
  ['com', 'Commodity'],
  ['whs', 'WarehouseSite'],
  ['plc', 'StoragePlace'],
  ['lot', 'Lot'],
  ['msr', 'Measurement'],
  ['wrc', 'Receipt'],
  ['dor', 'DeliveryOrder'],
])
