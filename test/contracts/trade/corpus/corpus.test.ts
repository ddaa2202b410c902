import { expect, test } from 'vitest'
import { seededWholes } from '../../../../contracts/abs/pool/seeded-numbers.ts'
import {
  type DocumentNumber,
  normaliseDocumentNumber,
} from '../../../../contracts/trade/document-number.ts'
import { knownNumber } from '../../../../contracts/trade/known-number.ts'
import { areAlike, findLikeness } from '../../../../contracts/trade/number-likeness.ts'
import { tellApart } from '../../../../contracts/trade/tell-apart.ts'
import { ANCHOR, as, invoiceOf, partyOf } from '../../fixtures.ts'
import { generateNumbers, RUINS, type Spelled, spell, type TrueNumber } from './spellings.ts'

const SEED = 20_260_305
const NUMBERS = 5_000
const SPELLINGS_EACH = 20
const NONE = partyOf(ANCHOR, 'debtor').roles

/** A seller's invoices as the import finds them: by normal form, and by number of paper. */
class Register {
  readonly #keys = new Map<string, string>()
  readonly #alike = new Map<string, string[]>()

  /** Records a spelling of the invoice `key`: the key of the one that it names, or the refusal. */
  record(key: string, { number: text, code }: Spelled): string {
    const number = normaliseDocumentNumber('invoice', text, code)
    if (!number.ok) return number.refusal
    const { normal, paper } = number.value
    const name = knownNumber(number.value, this.#alike.get(paper ?? '') ?? [])
    if (!name.ok) return name.refusal
    const known = this.#keys.get(name.value ?? '')
    if (known !== undefined) return known
    this.#keys.set(normal, key)
    if (paper !== null) this.#remember(paper, number.value)
    return key
  }

  get size(): number {
    return this.#keys.size
  }

  #remember(paper: string, { normal }: DocumentNumber): void {
    this.#alike.set(paper, [...(this.#alike.get(paper) ?? []), normal])
  }
}

/** As it stands on the invoice itself, quoted: what always names it. */
const wayOut = ({ number, code }: TrueNumber): Spelled => ({ number: `'${number}`, code })

const numbers = generateNumbers(SEED, NUMBERS)

test(`INV-DOC-01 of ${NUMBERS * SPELLINGS_EACH} spellings none makes a second invoice`, () => {
  const draw = seededWholes(SEED)
  const register = new Register()
  const wrong: object[] = []
  const written = new Set<string>()
  for (const one of numbers) register.record(one.key, wayOut(one))
  expect(register.size).toBe(NUMBERS)
  for (let round = 0; round < SPELLINGS_EACH; round++)
    for (const one of numbers) {
      const spelled = spell(one, draw)
      written.add(`${spelled.number}\n${spelled.code}`)
      const named = register.record(one.key, spelled)
      if (named !== one.key) wrong.push({ ...one, ...spelled, named })
    }
  expect(wrong.slice(0, 10)).toEqual([])
  expect(register.size).toBe(NUMBERS)
  // The habits are many: few spellings come twice.
  expect(written.size).toBeGreaterThan((NUMBERS * SPELLINGS_EACH) / 2)
})

test('whichever spelling comes first, each number is recorded once and found by all', () => {
  const draw = seededWholes(SEED + 1)
  const register = new Register()
  const wrong: object[] = []
  for (const one of numbers)
    for (let round = 0; round < 4; round++) {
      const spelled = spell(one, draw)
      const named = register.record(one.key, spelled)
      if (named !== one.key) wrong.push({ ...one, ...spelled, named })
    }
  expect(wrong.slice(0, 10)).toEqual([])
  expect(register.size).toBe(NUMBERS)
})

test('a number that two forms of paper share is asked for its code, and then taken', () => {
  const shared = numbers.filter(one => one.needsCode)
  const register = new Register()
  for (const one of shared) register.record(one.key, wayOut(one))
  expect(shared.length).toBeGreaterThan(500)
  for (const one of shared) {
    expect(register.record(one.key, { ...wayOut(one), code: '' })).toBe(
      'invoice_code_must_be_given',
    )
    expect(register.record(one.key, wayOut(one))).toBe(one.key)
  }
})

test('numbers that are alike stop nobody: their buyer tells them apart', () => {
  const register = new Register()
  for (const one of numbers) expect(register.record(one.key, wayOut(one))).toBe(one.key)
  const compared = numbers.map(({ number, code }) => {
    const named = normaliseDocumentNumber('invoice', `'${number}`, code)
    if (!named.ok) throw new Error(named.refusal)
    return invoiceOf({ id: 'inv_1', number: named.value.normal })
  })
  const alike = Map.groupBy(compared, ({ number }) => findLikeness(number).digits)
  let [pairs, toldApart] = [0, 0]
  for (const [first, ...later] of alike.values())
    for (const other of later.filter(one => areAlike(first!, one))) {
      pairs += 1
      const state = { invoice: { ...other, alike: 'inv_2' }, other: first!, roles: NONE } as const
      if (tellApart(state, { invoice: 'inv_1', alike: 'inv_2' }, as(ANCHOR)).ok) toldApart += 1
    }
  expect(pairs).toBeGreaterThan(500)
  expect(toldApart).toBe(pairs)
})

test('what a spreadsheet ruined, or a foreign or hidden mark, is recorded of no number', () => {
  const register = new Register()
  for (const { key, number } of numbers)
    for (const ruin of RUINS)
      expect(register.record(key, { number: ruin(number), code: '' })).toMatch(/^document_number_/)
  expect(register.size).toBe(0)
})
