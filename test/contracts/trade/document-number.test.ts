import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  DOCUMENT_NUMBER_RULE,
  type NumberedKind,
  normaliseDocumentNumber,
} from '../../../contracts/trade/document-number.ts'
import { DOCUMENT_NUMBER_TEXTS } from '../../../contracts/trade/document-number-texts.ts'

const KINDS: readonly NumberedKind[] = ['order', 'delivery', 'invoice', 'red_letter', 'asset']

const GUIDES = ['document-numbers.md', 'document-numbers.zh.md'].map(name =>
  readFileSync(new URL(`../../../schema/guides/${name}`, import.meta.url), 'utf8'),
)

/** The rows of the tables of examples: those that begin with a kind of number. */
function examplesIn(page: string): readonly (readonly string[])[] {
  return page.split('\n').flatMap(line => {
    const cells = line.split('|').slice(1, -1).map(read)
    return KINDS.some(kind => kind === cells[0]) ? [cells] : []
  })
}

function read(cell: string): string {
  const text = cell.trim().replace(/^`(.*)`$/, '$1')
  return text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

const examples = examplesIn(GUIDES[0]!)
const named = examples.filter(cells => cells.length === 4)
const refused = examples.filter(cells => cells.length === 5)

describe('the guide', () => {
  it('has the same examples in both languages, and the version of the rule', () => {
    expect(examplesIn(GUIDES[1]!)).toEqual(examples)
    for (const page of GUIDES) expect(page).toContain(`\`${DOCUMENT_NUMBER_RULE}\``)
  })

  it('has an example of every kind and of every refusal but that of length', () => {
    expect(new Set(named.map(([kind]) => kind))).toEqual(new Set(KINDS))
    const { document_number_must_be_within_its_limit: _, ...others } = DOCUMENT_NUMBER_TEXTS
    expect(new Set(refused.map(([, , , refusal]) => refusal))).toEqual(new Set(Object.keys(others)))
  })

  test.each(named)('%s %j with the code %j is %s', (kind, text, code, normal) => {
    const number = normaliseDocumentNumber(kind as NumberedKind, text!, code)
    expect(number).toMatchObject({ ok: true, value: { normal, asSent: text } })
  })

  test.each(refused)(
    '%s %j with the code %j is refused: %s %s',
    (kind, text, code, refusal, at) => {
      const number = normaliseDocumentNumber(kind as NumberedKind, text!, code)
      expect(number).toMatchObject({ ok: false, refusal })
      if (at !== '') expect(number).toMatchObject({ details: { place: Number(at) } })
    },
  )
})

describe('a normal form', () => {
  const kind = fc.constantFrom(...KINDS)
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'019aZ-/_ 号\u2013\uff11'), maxLength: 24 }),
  )

  it('is its own normal form, and in the alphabet that the store checks', () => {
    let seen = 0
    fc.assert(
      fc.property(kind, text, (kind, text) => {
        const number = normaliseDocumentNumber(kind, text)
        if (!number.ok) return
        seen++
        const { normal, paper } = number.value
        expect(normal).toMatch(/^[0-9A-Z\u3007\u3400-\u4dbf\u4e00-\u9fff/-]+$/)
        expect(normal).not.toMatch(/^[/-]|[/-]{2}|[/-]$/)
        const again = normaliseDocumentNumber(kind, `'${normal}`)
        expect(again).toMatchObject({ ok: true, value: { normal, paper } })
      }),
      { numRuns: 2_000 },
    )
    expect(seen).toBeGreaterThan(200)
  })

  test.each([
    ['A-/7', 'A/7'],
    ['A--7', 'A-7'],
    ['｢A-7｣', 'A-7'],
    ['3.14A', null],
    ['7‴1', null],
  ])('of %j is %j', (text, normal) => {
    const number = normaliseDocumentNumber('order', text)
    expect(number.ok ? number.value.normal : null).toBe(normal)
  })

  test.each([
    ...['2.4E19', '2.4E+19', '2,4E-19', '-2.4E+19', '+2.4e19', '2E+19', '２.４Ｅ＋１９'],
    ...['345678.0', '12,345,678', '12,345.67', '#N/A', '#REF!', '#DIV/0!', '####'],
  ])('of %j is not known: a spreadsheet has ruined it', text => {
    expect(normaliseDocumentNumber('order', ` ${text} `)).toMatchObject({
      ...{ ok: false, refusal: 'document_number_must_not_be_ruined_by_a_spreadsheet' },
      ...{ path: 'number', details: { found: text } },
    })
  })

  it('of a paper invoice is its code with eight digits, beside what it is without the code', () => {
    const paper = (number: string, code = '') => {
      const named = normaliseDocumentNumber('invoice', number, code)
      return named.ok ? [named.value.normal, named.value.paper, named.value.asSent] : named.details
    }
    expect(paper(' 000000012 ', '1100202630')).toEqual(['1100202630-00000012', '12', '000000012'])
    expect(paper('00000012')).toEqual(['12', '12', '00000012'])
    expect(paper('A12')).toEqual(['A12', null, 'A12'])
    for (const found of [19, 21]) expect(paper('2'.repeat(found))).toEqual({ found })
  })

  it('has at most 64 characters', () => {
    const digits = (count: number) => `A${'1'.repeat(count - 1)}`
    expect(normaliseDocumentNumber('order', digits(64))).toMatchObject({ ok: true })
    expect(normaliseDocumentNumber('order', digits(65))).toMatchObject({
      ...{ ok: false, refusal: 'document_number_must_be_within_its_limit' },
      ...{ path: 'number', details: { limit: 64, found: 65 } },
    })
  })

  it('names the place in the code where it stands there', () => {
    expect(normaliseDocumentNumber('invoice', '7', '11002026\u200b30')).toMatchObject({
      ...{ ok: false, path: 'code', details: { found: 'U+200B', place: 9 } },
    })
    expect(normaliseDocumentNumber('invoice', '\u04107')).toMatchObject({
      ...{ ok: false, path: 'number', details: { found: '\u0410 (U+0410)', place: 1 } },
    })
  })
})
