import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { textsOf } from './open-text.ts'

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number]

function parquet(type: Omit<SchemaElement, 'name'>, data: unknown[], codec = 'SNAPPY'): Buffer {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: 1 },
    { name: 'a', repetition_type: 'OPTIONAL', ...type },
  ]
  const columnData = [{ name: 'a', data: data as string[] }]
  return Buffer.from(parquetWriteBuffer({ columnData, schema, codec: codec as 'SNAPPY' }))
}

describe('a cell of a Parquet file is what a CSV export would have', () => {
  const decimal = { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 16 } as const
  const date = { type: 'INT32', converted_type: 'DATE' } as const
  const day = new Date('2026-01-02T00:00:00Z')
  test.each<[string, Omit<SchemaElement, 'name'>, unknown, object, string]>([
    ['a float of 32 bits', { type: 'FLOAT' }, 0.0435, {}, '0.0435'],
    ['a double', { type: 'DOUBLE' }, 1e-7, {}, '0.0000001'],
    ['a decimal', decimal, -5n, {}, '-0.05'],
    ['a decimal by its mark', decimal, 123_450n, { numbers: { decimal: ',' } }, '1234,50'],
    ['a date', date, day, {}, '2026-01-02'],
    ['a date in its format', date, day, { dates: 'DD/MM/YYYY' }, '02/01/2026'],
  ])('%s', async (_, type, value, form, text) => {
    expect(await textsOf(parquet(type, [value]), { form })).toEqual([[text]])
  })

  test('nothing is a blank', async () => {
    expect(await textsOf(parquet({ type: 'DOUBLE' }, [null, 1]))).toEqual([null, ['1']])
  })
})
