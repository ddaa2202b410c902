import type { Id } from '../kernel/id.ts'

/** What acts make, by the prefix of its id. */
export const MADE = {
  pty: 'party',
  usr: 'user',
  key: 'key',
  rcv: 'receivable',
  ttl: 'title',
  clm: 'claim',
  hld: 'hold',
  mdt: 'mandate',
  sta: 'standing_acceptance',
  sti: 'standing_instruction',
  mrk: 'debtor_mark',
  fac: 'facility',
  fin: 'financing',
  quo: 'quote',
  prl: 'price_list',
  acc: 'account',
  stl: 'settlement',
  com: 'commodity',
  whs: 'warehouse_site',
  plc: 'storage_place',
  lot: 'lot',
  msr: 'measurement',
  wrc: 'receipt',
  src: 'register_search',
  reg: 'registration',
  dor: 'delivery_order',
} as const

export type MadeKind = (typeof MADE)[keyof typeof MADE]

/** The id of a thing that an act made. */
export type MadeId = Id<keyof typeof MADE>
