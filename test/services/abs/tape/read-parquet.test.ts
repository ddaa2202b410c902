import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import type { Loan } from '../../../../contracts/abs/asset.ts'
import { generatedLoans } from '../../../../services/abs/tape/generated-pool.ts'
import { OWN_FORMAT, type TapeMapping } from '../../../../services/abs/tape/mapping.ts'
import { loadTape } from '../../../../services/abs/tape/read-tape.ts'
import { writeTape } from '../../../../services/abs/tape/write-tape.ts'
import { scratch } from './scratch.ts'

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number]
type Data = (string | number | bigint | Date)[]
type Columns = Readonly<Record<string, Data>>

/** A file of text columns, but for those whose type is given. */
function parquet(
  columns: Columns,
  types: Readonly<Record<string, Partial<SchemaElement>>> = {},
  options: object = {},
): string {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: Object.keys(columns).length },
    ...Object.keys(columns).map((name): SchemaElement => {
      const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const
      return { name, repetition_type: 'OPTIONAL', ...(types[name] ?? text) }
    }),
  ]
  const columnData = Object.entries(columns).map(([name, data]) => ({ name, data }))
  const buffer = parquetWriteBuffer({ columnData, schema, ...options })
  return scratch('tape.parquet', Buffer.from(buffer))
}

const own: Columns = {
  id: ['a1', 'a2'],
  product: ['level', 'bullet'],
  debtor: ['Anhe', '安和'],
  originalBalance: ['1000.00', '5.00'],
  balance: ['900.50', '5.00'],
  originationDate: ['2025-01-15', '2025-01-15'],
  maturityDate: ['2028-01-15', '2028-01-15'],
  annualRate: ['0.0435', '0.05'],
  dayCount: ['30E/360', 'A/360'],
  paymentMonths: ['1', '1'],
  firstPaymentDate: ['2025-02-15', '2025-02-15'],
  termPeriods: ['36', '36'],
  remainingPeriods: ['24', '24'],
}

const assetsOf = async (file: string, mapping: TapeMapping = OWN_FORMAT) => {
  const loaded = await loadTape(file, mapping)
  if (!loaded.ok) throw new Error(loaded.refusals.map(r => `${r.at} ${r.refusal}`).join('; '))
  return loaded.value
}

describe('a Parquet tape', () => {
  test('holds the assets that the same tape holds as CSV', async () => {
    const assets = generatedLoans({ seed: 4, count: 2500, cutOff: '2026-01-01' })
    const csv = scratch('tape.csv')
    await writeTape(csv, assets)
    const [heads, ...lines] = readFileSync(csv, 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    const cells = lines.map(each => each.split(','))
    const columns = Object.fromEntries(
      heads!.split(',').map((name, i) => [name, cells.map(row => row[i]!)]),
    )
    const file = parquet(columns, {}, { rowGroupSize: 1000 })
    const read = await assetsOf(file)
    expect(read.assets).toEqual((await assetsOf(csv)).assets)
    expect(read.rows).toEqual(assets.map((_, i) => i + 2))
  })

  test('types are read as a CSV export would write them, decimals exactly', async () => {
    const decimal = { converted_type: 'DECIMAL', scale: 2, precision: 16 } as const
    const file = parquet(
      {
        ...own,
        balance: [90_071_992_547_409n, 500n],
        originalBalance: [123_456_789_012_345n, 500n],
        maturityDate: [new Date('2028-01-15T00:00:00Z'), new Date('2028-05-31T00:00:00Z')],
        termPeriods: [36, 40],
        annualRate: [0.0435, 0.05],
      },
      {
        balance: { type: 'INT64', ...decimal },
        originalBalance: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 8, ...decimal },
        maturityDate: { type: 'INT32', converted_type: 'DATE' },
        termPeriods: { type: 'INT32' },
        annualRate: { type: 'DOUBLE' },
      },
    )
    const { assets } = await assetsOf(file)
    expect(assets[0]).toMatchObject({
      balance: 90_071_992_547_409n,
      originalBalance: 123_456_789_012_345n,
      maturityDate: '2028-01-15',
      termPeriods: 36,
      rate: { kind: 'fixed', annual: '0.0435' },
      debtor: 'Anhe',
    })
    expect(assets[1]).toMatchObject({ balance: 500n, debtor: '安和', maturityDate: '2028-05-31' })
  })

  test('a rate that is a float of 32 bits is the decimal that was meant', async () => {
    const file = parquet({ ...own, annualRate: [0.0435, 0.05] }, { annualRate: { type: 'FLOAT' } })
    const { assets } = await assetsOf(file)
    expect(assets.map(asset => (asset as Loan).rate.annual)).toEqual(['0.0435', '0.05'])
  })

  test('by a declared mapping, gzipped, with its problems by row and field', async () => {
    const { id, balance, ...others } = own
    const file = parquet(
      { 编号: id!, 余额: ['900.50', '-1'], ...others },
      {},
      { codec: 'GZIP', compressors: { GZIP: (input: Uint8Array) => gzipSync(input) } },
    )
    const columns = { ...Object.fromEntries(Object.keys(others).map(n => [n, n])) }
    const mapping = { ...OWN_FORMAT, columns: { ...columns, id: '编号', balance: '余额' } }
    const { quality } = await assetsOf(file, mapping)
    expect(quality).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    expect(quality.problems).toMatchObject([
      {
        row: 3,
        field: 'balance',
        column: '余额',
        refusal: 'amount_must_not_be_negative',
        found: '-1',
      },
    ])
  })
})

describe('refuses a Parquet file', () => {
  const refusalsOf = async (file: string) => {
    const loaded = await loadTape(file, OWN_FORMAT)
    return loaded.ok ? [] : loaded.refusals.map(({ at, refusal }) => [at, refusal])
  }

  test('that is cut', async () => {
    const whole = readFileSync(parquet(own))
    for (const bytes of [whole.subarray(0, -20), whole.subarray(0, 6)])
      expect(await refusalsOf(scratch('cut.parquet', bytes))).toEqual([
        ['row 2', 'file_must_be_whole'],
      ])
  })

  test('whose pages are broken', async () => {
    const broken = Buffer.from(readFileSync(parquet(own)))
    broken.fill(0xff, 4, 40)
    expect(await refusalsOf(scratch('broken.parquet', broken))).toEqual([
      ['row 2', 'file_must_be_whole'],
    ])
  })

  test('with a column of lists', async () => {
    const columnData = [{ name: 'id', data: [['a'], ['b']] }]
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 1 },
      { name: 'id', num_children: 1, repetition_type: 'OPTIONAL', converted_type: 'LIST' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    ]
    const bytes = Buffer.from(parquetWriteBuffer({ columnData, schema }))
    expect(await refusalsOf(scratch('list.parquet', bytes))).toEqual([['id', 'file_must_be_flat']])
  })

  test('without rows, and with a heading that is not known', async () => {
    const empty = Object.fromEntries(Object.keys(own).map(name => [name, []]))
    expect(await refusalsOf(parquet(empty))).toEqual([['', 'tape_must_have_a_row']])
    const { balance, ...others } = own
    expect(await refusalsOf(parquet({ ...others, balanse: balance! }))).toContainEqual([
      'heading.balanse',
      'heading_must_be_known',
    ])
  })
})
