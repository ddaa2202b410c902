import { expect } from 'vitest'
import type { CommandAnswer } from '../../services/ledger/index.ts'
import { refusalOf, type TestMarket } from './market.ts'

/** All that a refused command must leave as it was, and how many commands are remembered. */
export async function storeState({ owner }: TestMarket) {
  const { rows } = await owner.query<Record<'rows' | 'commands', string>>(
    `select (select count(*) from ledger.command)::text as commands,
            md5(concat_ws('/', ${TABLES.map(hashOf).join()})) as rows`,
  )
  const { rows: hash, commands } = rows[0]!
  return { rows: hash, commands: Number(commands) }
}

const TABLES = [
  ...[
    'ledger.entry',
    'ledger.touch',
    'ledger.entry_visibility',
    'ledger.instrument',
    'ledger.title',
  ],
  ...['ledger.claim', 'ledger.successor', 'ledger.hold', 'ledger.receivable', 'ledger.offer'],
  ...['ledger.wait', 'ledger.party', 'ledger.party_user', 'ledger.key', 'ledger.mandate'],
  'ledger.standing_instruction',
  ...['ledger.facility', 'ledger.guarantee', 'ledger.facility_use'],
  ...['ledger.financing', 'ledger.financing_part', 'ledger.financing_asked', 'ledger.quote'],
  ...['ledger.financing_look', 'ledger.price_list', 'ledger.price_row'],
  ...['ledger.account', 'ledger.statement', 'ledger.statement_entry', 'ledger.payout'],
  ...['ledger.settlement', 'ledger.settlement_line'],
  ...['ledger.commodity', 'ledger.warehouse_site', 'ledger.storage_place', 'ledger.lot'],
  ...['ledger.register_search', 'ledger.register_hit', 'ledger.registration'],
  'ledger.registration_change',
  ...['ledger.measurement', 'ledger.shortfall', 'ledger.receipt', 'ledger.delivery_order'],
  ...[
    'ledger.standing_acceptance',
    'ledger.business_day',
    'trade.invoice_allocation',
    'trade.finding',
  ],
]

function hashOf(table: string): string {
  return `(select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from ${table} t)`
}

/** Sends, and sees the refusal; nothing else has changed than that the command is remembered. */
export async function mustBeRefused(
  market: TestMarket,
  send: () => Promise<CommandAnswer>,
  { as, remembered }: { as: string; remembered: boolean },
): Promise<void> {
  const before = await storeState(market)
  const answer = await send()
  const after = await storeState(market)
  expect(refusalOf(answer)).toBe(as)
  expect(after).toEqual({ ...before, commands: before.commands + (remembered ? 1 : 0) })
}
