import { expect, test } from 'vitest'
import { guarded, startsLikeAFormula } from '../../../contracts/kernel/formula.ts'

test.each([
  ...['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\u200B=1', '＝1', '＋1', '－1', '＠A'],
])('%j would run, and is quoted', text => {
  expect(startsLikeAFormula(text)).toBe(true)
  expect(guarded(text)).toBe(`'${text}`)
})

test.each(['1-1', 'a=b', "'=1", '', 'PO-1', '发票'])('%j is a text', text => {
  expect(guarded(text)).toBe(text)
})
