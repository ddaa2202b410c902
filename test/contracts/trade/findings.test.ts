import { expect, it } from 'vitest'
import { CHECK_NUMBERS, CHECKS, listKinds } from '../../../contracts/trade/checks.ts'
import { FINDINGS, findWords } from '../../../contracts/trade/findings.ts'

it('each kind of finding is said in words of both languages, with its rule', () => {
  for (const kind of Object.keys(FINDINGS)) {
    const { fact, rule, blocks } = findWords(kind)
    for (const { zh, en } of blocks ? [fact, blocks] : [fact]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[a-z]/)
    }
    expect(rule ?? 'C0').toMatch(/^C\d+$/)
  }
})

it('the nine checks are said in words, and each kind of finding is of one of them or none', () => {
  expect(CHECK_NUMBERS).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const number of CHECK_NUMBERS) {
    expect(CHECKS[number].zh).toMatch(/\p{Script=Han}/u)
    expect(CHECKS[number].en).toMatch(/^[a-z]/)
  }
  const all = Object.entries(FINDINGS)
  const ofChecks = all.flatMap(([kind, { check }]) => (check === null ? [] : [kind]))
  const kinds = CHECK_NUMBERS.flatMap(listKinds)
  expect(kinds.toSorted()).toEqual(ofChecks.toSorted())
  expect(listKinds(5)).toEqual(['circular_trade'])
})

it('a kind without words is said by its name, whatever the name', () => {
  for (const kind of ['old_kind', 'constructor'])
    expect(findWords(kind)).toMatchObject({
      ...{ fact: { zh: kind, en: kind }, rule: null, blocks: null },
    })
})
