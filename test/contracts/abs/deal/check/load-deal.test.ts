import { describe, expect, it } from 'vitest'
import { checkDeal } from '../../../../../contracts/abs/deal/check/load-deal.ts'
import { DEAL_TEMPLATES } from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import { edited } from '../edited.ts'
import { doubling } from './large-edits.ts'
import { CASES } from './refused-deals.ts'

describe('a deal is refused, or warned of, with its path and a sentence', () => {
  it.each(Object.entries(CASES))('%s', (refusal, { template, edits, path, en }) => {
    const { findings, warnings } = checkDeal(edited(template ?? 'factoring', edits))
    const found = [...findings, ...warnings].find(f => f.refusal === refusal && f.path === path)
    expect(found?.sentence.en).toBe(en)
    expect(found?.sentence.zh).toMatch(/\p{Script=Han}/u)
    expect(refusal.includes('_should_') ? findings : warnings).toEqual([])
  })

  it('a sale that waits for a period that is due is not warned of', () => {
    const when = 'date.due and pool.balance <= 10% * pool.balance.original'
    const edits = { 'dates.dueEvery': 2, 'parts.clean_up.0.when': when }
    expect(checkDeal(edited('loans', edits))).toEqual({ findings: [], warnings: [] })
  })

  it('definitions just within their size are taken', () => {
    expect(checkDeal(edited('factoring', doubling(12)))).toEqual({ findings: [], warnings: [] })
  })

  it('nothing is said of the templates', () => {
    for (const name of DEAL_TEMPLATES) {
      expect(checkDeal(edited(name, {}))).toEqual({ findings: [], warnings: [] })
    }
  })
})
