import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import type { Loan } from '../../../../contracts/abs/asset.ts'
import { ATTRIBUTE, readMapping, TAPE_COLUMNS } from '../../../../services/abs/tape/mapping.ts'
import {
  COLUMN_MAPS,
  type ColumnMapName,
  makeMapping,
} from '../../../../services/abs/tape/maps/column-map.ts'
import { loadTape } from '../../../../services/abs/tape/read-tape.ts'
import { captured } from '../cli/captured.ts'
import { scratch } from './scratch.ts'

const NAMES = Object.keys(COLUMN_MAPS) as ColumnMapName[]
const terms = { currency: 'EUR', cutOff: '2026-07-01', dayCount: '30E/360' } as const

async function read(name: ColumnMapName, rows: readonly Record<string, string>[]) {
  const codes = [...new Set(COLUMN_MAPS[name].fields.map(({ code }) => code)), 'zeroBalanceCode']
  const lines = rows.map(row => codes.map(code => row[code] ?? 'ND5').join(','))
  const file = scratch('tape.csv', `${codes.join(',')}\n${lines.join('\n')}\n`)
  const loaded = await loadTape(file, makeMapping(COLUMN_MAPS[name], terms))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  return loaded.value
}

/** A loan of 24 months, the first of a month each, of which 18 are left on the cut-off. */
const mortgage = {
  RREL3: 'L1',
  RREL5: 'O1',
  RREL28: 'EUR',
  RREL29: '1000.00',
  RREL30: '800.00',
  RREL23: '2025-12-01',
  RREL24: '2027-12-01',
  RREL25: '24',
  RREL35: 'FRXX',
  RREL38: 'MNTH',
  RREL43: '4.35',
  RREL69: 'PERF',
  RREL68: '0',
  RREL11: 'DE212',
}

describe('a tape of ESMA’s Annex 2', () => {
  it('is read by its codes, payments from the maturity', async () => {
    const { assets } = await read('esma-annex-2', [mortgage])
    expect(assets).toEqual([
      {
        id: 'L1',
        debtor: 'O1',
        currency: 'EUR',
        originalBalance: 100_000n,
        balance: 80_000n,
        originationDate: '2025-12-01',
        maturityDate: '2027-12-01',
        status: { kind: 'performing' },
        attributes: { region: 'DE212' },
        rate: { kind: 'fixed', annual: '0.0435' },
        dayCount: '30E/360',
        paymentMonths: 1,
        firstPaymentDate: '2026-01-01',
        termPeriods: 24,
        remainingPeriods: 18,
        product: 'level',
      },
    ])
  })

  it('has states, floating rates, and rows that are no asset any more', async () => {
    const rate = { RREL44: 'EURI', RREL46: '1.5', RREL47: '6', RREL48: '9', RREL49: '0' }
    const { assets, quality } = await read('esma-annex-2', [
      { ...mortgage, ...rate, RREL69: 'ARRE', RREL68: '31' },
      { ...mortgage, RREL3: 'L2', RREL69: 'DTCR', RREL72: '2026-05-01' },
      { ...mortgage, RREL3: 'L3', RREL69: 'RNAR', RREL65: '2026-02-01', RREL38: 'QUTR' },
      { ...mortgage, RREL3: 'L4', RREL69: 'RDMD' },
    ])
    expect(assets.map(({ status }) => status)).toEqual([
      { kind: 'overdue', days: 31 },
      { kind: 'defaulted', on: '2026-05-01' },
      { kind: 'restructured', on: '2026-02-01' },
    ])
    expect((assets[0] as Loan).rate).toEqual({
      kind: 'floating',
      annual: '0.0435',
      index: 'EURI',
      spread: '0.015',
      resetMonths: 6,
      nextReset: '2026-07-01',
      cap: '0.09',
      floor: '0',
    })
    expect(assets[2]).toMatchObject({ termPeriods: 8, remainingPeriods: 6 })
    expect(quality).toMatchObject({ rows: 4, accepted: 3, rejected: 0, leftOut: 1 })
  })

  it('takes what it leaves open, and names it', async () => {
    const { assets, quality } = await read('esma-annex-2', [
      { ...mortgage, RREL35: 'OTHR' },
      { ...mortgage, RREL3: 'L2', RREL38: 'OTHR', RREL43: 'ND1', RREL25: 'ND4' },
      { ...mortgage, RREL3: 'L3', RREL35: 'DEXX' },
    ])
    expect(assets).toMatchObject([
      { product: 'unstated', unstated: ['product'], annualRate: '0.0435' },
      { product: 'unstated', unstated: ['paymentMonths', 'annualRate', 'termMonths'] },
      { product: 'interest_only', interestOnlyPeriods: 1 },
    ])
    expect(quality.unstated.map(({ field, count }) => [field, count])).toEqual([
      ['product', 1],
      ['paymentMonths', 1],
      ['annualRate', 1],
      ['termMonths', 1],
    ])
  })

  it.each([
    [{ RREL69: 'OTHR' }, 'status', 'word_must_be_known'],
    [{ RREL29: 'ND4' }, 'originalBalance', 'value_must_be_given'],
    [{ RREL25: '25', RREL38: 'QUTR' }, 'termMonths', 'term_must_be_whole_payment_intervals'],
  ])('tells what is not sayable: %o', async (cells, field, refusal) => {
    const { quality } = await read('esma-annex-2', [{ ...mortgage, ...cells }])
    expect(quality.problems).toMatchObject([{ field, refusal }])
  })
})

describe.each(NAMES.filter(name => name.startsWith('esma')))('a tape of %s', name => {
  const said: Readonly<Record<string, string>> = {
    id: 'L1',
    debtor: 'O1',
    currency: 'EUR',
    originalBalance: '1000.00',
    balance: '800.00',
    originationDate: '2025-12-01',
    maturityDate: '2027-12-01',
    termMonths: '24',
    product: 'FIXE',
    paymentMonths: 'QUTR',
    annualRate: '4.35',
    status: 'PERF',
    overdueDays: '0',
  }
  const { fields } = COLUMN_MAPS[name]
  const cells = (over: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      fields.map(({ code, reads }) => [code, { ...said, ...over }[reads] ?? 'ND5']),
    )

  it('states a loan in the words of all of them', async () => {
    const { assets } = await read(name, [cells(), cells({ id: 'L2', status: 'REDF' })])
    expect(assets).toMatchObject([
      {
        id: 'L1',
        debtor: 'O1',
        balance: 80_000n,
        rate: { kind: 'fixed', annual: '0.0435' },
        paymentMonths: 3,
        firstPaymentDate: '2026-03-01',
        termPeriods: 8,
        remainingPeriods: 6,
        product: 'even_principal',
      },
    ])
  })
})

describe('a tape of the SEC’s Schedule AL', () => {
  const car = {
    assetNumber: '7',
    originalLoanAmount: '17980.50000000',
    reportingPeriodActualEndBalanceAmount: '13744.76000000',
    originationDate: '01/2026',
    loanMaturityDate: '01/2028',
    originalLoanTerm: '24',
    remainingTermToMaturityNumber: '18',
    paymentTypeCode: '2',
    reportingPeriodInterestRatePercentage: '0.07200000',
    originalInterestRateTypeCode: '1',
    currentDelinquencyStatus: '0',
    obligorGeographicLocation: 'NC',
    vehicleManufacturerName: 'KIA',
    vehicleNewUsedCode: '1',
    obligorCreditScore: '816',
    zeroBalanceCode: '',
  }

  it('is read by its elements', async () => {
    const { assets } = await read('sec-auto-loans', [car])
    expect(assets).toMatchObject([
      {
        id: '7',
        balance: 1_374_476n,
        maturityDate: '2028-01-01',
        firstPaymentDate: '2026-02-01',
        termPeriods: 24,
        remainingPeriods: 18,
        rate: { kind: 'fixed', annual: '0.072' },
        status: { kind: 'performing' },
        attributes: { region: 'NC', manufacturer: 'KIA', newOrUsed: 'new', score: '816' },
      },
    ])
  })

  it('is read from its XML as from a CSV of its elements', async () => {
    const elements = Object.entries(car).map(([name, text]) => `<${name}>${text}</${name}>`)
    const assets = ['7', '8'].map(id =>
      ['<assets>', ...elements, '<reportingPeriodBeginningDate>06-01-2026', '</assets>']
        .join('')
        .replace('06-01-2026', '06-01-2026</reportingPeriodBeginningDate>')
        .replace('<assetNumber>7<', `<assetNumber>${id}<`),
    )
    const namespace = 'http://www.sec.gov/edgar/document/absee/autoloan/assetdata'
    const file = scratch(
      'ex102.xml',
      `<?xml version="1.0"?><assetData xmlns="${namespace}">${assets.join('\n')}</assetData>`,
    )
    const loaded = await loadTape(file, makeMapping(COLUMN_MAPS['sec-auto-loans'], terms))
    const { assets: fromCsv } = await read('sec-auto-loans', [car, { ...car, assetNumber: '8' }])
    expect(loaded).toMatchObject({ ok: true, value: { assets: fromCsv, rows: [2, 3] } })
  })

  it('knows who is late by days, what is closed, and no adjustable rate', async () => {
    const { assets, quality } = await read('sec-auto-loans', [
      { ...car, currentDelinquencyStatus: '80' },
      { ...car, assetNumber: '8', zeroBalanceCode: '4', remainingTermToMaturityNumber: '0' },
      { ...car, assetNumber: '9', originalInterestRateTypeCode: '2' },
    ])
    expect(assets.map(({ status }) => status)).toEqual([{ kind: 'overdue', days: 80 }])
    expect(quality).toMatchObject({ leftOut: 1, rejected: 1 })
    expect(quality.problems.map(({ field }) => field)).toContain('spread')
  })
})

describe('every map', () => {
  test.each(NAMES)('%s reads columns that there are, once, each with its source', name => {
    const { fields, sources } = COLUMN_MAPS[name]
    const reads = fields.map(field => field.reads)
    const known = (column: string) =>
      column.startsWith(ATTRIBUTE) || (TAPE_COLUMNS as readonly string[]).includes(column)
    expect(reads.filter(column => !known(column))).toEqual([])
    expect(new Set(reads).size).toBe(reads.length)
    expect(new Set(fields.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)))
  })

  test.each(NAMES)('%s is written as a mapping that is read back', async name => {
    const out = scratch('map.json')
    const written = await captured(
      ...['tape', 'map', '--name', name, '--currency', 'EUR', '--cut-off', '2026-07-01'],
      ...['--day-count', '30E/360', '--out', out],
    )
    expect(written.code).toBe(0)
    const mapping = await readMapping(out)
    expect(mapping).toEqual({ ok: true, value: makeMapping(COLUMN_MAPS[name], terms) })
    expect(readFileSync(out, 'utf8')).toContain('"always": "30E/360"')
  })

  it('is listed with what is unverified, and by its codes', async () => {
    const all = await captured('tape', 'map', '--language', 'en')
    for (const name of NAMES) expect(all.out).toContain(name)
    const codes = await captured('tape', 'map', '--name', 'esma-annex-5', '--language', 'en')
    expect(codes.out).toMatch(/AUTL30 .*balance .*answers *│/)
    expect(codes.out).toMatch(/AUTL35 .*paymentMonths .*inferred \(unverified\)/)
  })

  it.each([
    [['--name', 'esma-annex-99'], '--name is one of'],
    [['--name', 'esma-annex-2', '--out', 'x'], '--currency is one of'],
    [['--name', 'sec-auto-loans', '--out', 'x'], '--cut-off is a date'],
    [
      ['--name', 'sec-auto-loans', '--cut-off', '2026-07-01', '--day-count', 'x', '--out', 'x'],
      '--day-count is one of',
    ],
  ])('is misused: %j', async (args, message) => {
    const said = await captured('tape', 'map', ...args)
    expect(said.code).toBe(2)
    expect(said.err).toContain(message)
  })
})
