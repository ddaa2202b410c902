import { expect, test } from 'vitest'
import type { AnyText } from '../../contracts/kernel/refusal-text.ts'
import { ACT_CLAUSES } from '../../contracts/refusal/clauses.ts'
import { isRefusalCode, REFUSAL_TEXTS } from '../../contracts/refusal/texts.ts'
import { EDGE_TEXTS } from '../../services/gateway/index.ts'
import { FILE_TEXTS, ROW_TEXTS } from '../../services/intake/index.ts'
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
  const maps = [TRANSPORT_TEXTS, EDGE_TEXTS, FILE_TEXTS, ROW_TEXTS]
  const others = maps.flatMap(texts => Object.keys(texts))
  const all = [...Object.keys(REFUSAL_TEXTS), ...others]
  expect(all.filter(code => !printed.includes(code))).toEqual([])
  expect(printed.filter(code => !isRefusalCode(code) && !others.includes(code))).toEqual([])
  expect(page).toContain('{limit}')
  expect(page).not.toMatch(/undefined|\[object/)
})

test('a code that the gateway answers has one text, whoever found the refusal', () => {
  const sources: readonly Readonly<Record<string, AnyText>>[] = [
    ...[REFUSAL_TEXTS, EDGE_TEXTS, FILE_TEXTS, ROW_TEXTS],
  ]
  const texts = new Map<string, AnyText>()
  const twice: string[] = []
  for (const [code, text] of sources.flatMap(Object.entries<AnyText>)) {
    if (texts.has(code) && texts.get(code) !== text) twice.push(code)
    texts.set(code, text)
  }
  expect(texts.size).toBeGreaterThan(300)
  expect(twice).toEqual([])
})
