import { expect, it } from 'vitest'
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

it('a kind without words is said by its name, whatever the name', () => {
  for (const kind of ['old_kind', 'constructor'])
    expect(findWords(kind)).toMatchObject({
      ...{ fact: { zh: kind, en: kind }, rule: null, blocks: null, isWeighed: false },
    })
})
