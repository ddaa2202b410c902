import { expect, test } from 'vitest'
import { ACT_CLAUSES } from '../../contracts/refusal/clauses.ts'
import { isRefusalCode, REFUSAL_TEXTS } from '../../contracts/refusal/texts.ts'
import { NOUNS } from '../../services/ledger/nouns.ts'
import { TRANSPORT_TEXTS } from '../../services/platform/turned-away/turn-away.ts'
import { printRefusals } from '../../services/program/print-refusals.ts'

test('the page of refusals is the one that the contracts give', async () => {
  await expect(printRefusals()).toMatchFileSnapshot('../../schema/refusals.md')
})

test('every act of the ledger has its clause, and is signed as its clause says', () => {
  const acts = [...NOUNS.acts.values()]
  expect(acts.length).toBeGreaterThan(0)
  const ofLedger = Object.fromEntries(acts.map(act => [act.name, act.class]))
  const ofClauses = Object.entries(ACT_CLAUSES).map(([name, clause]) => [name, clause.class])
  expect(Object.fromEntries(ofClauses)).toEqual(ofLedger)
})

test('every duty stands on the page, and every detail by its name', () => {
  const page = printRefusals()
  const printed = [...page.matchAll(/^\| \d+ \| `(\w+)` \|/gm)].map(([, code]) => code!)
  const requests = Object.keys(TRANSPORT_TEXTS)
  const all = [...Object.keys(REFUSAL_TEXTS), ...requests]
  expect(all.filter(code => !printed.includes(code))).toEqual([])
  expect(printed.filter(code => !isRefusalCode(code) && !requests.includes(code))).toEqual([])
  expect(page).toContain('{limit}')
  expect(page).not.toMatch(/undefined|\[object/)
})
