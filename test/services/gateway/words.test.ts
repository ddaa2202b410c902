import '../../../services/gateway/graph/readers.ts'
import SchemaBuilder from '@pothos/core'
import { describe, expect, test } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { formatRefused } from '../../../services/gateway/graph/refused.ts'

describe('what a programmer forgets', () => {
  test('the words of a refusal', () => {
    expect(formatRefused({ refusal: 'draft_must_be_open' }).en).toContain('draft')
    expect(() => formatRefused({ refusal: 'nobody_must_refuse_so' })).toThrow(Bug)
  })

  test('who reads a field', () => {
    const graph = (readers?: 'anyone') => {
      const builder = new SchemaBuilder({ plugins: ['readers'] })
      const field = readers ? { readers } : {}
      builder.queryType({ fields: t => ({ any: t.boolean({ ...field, resolve: () => true }) }) })
      return builder.toSchema()
    }
    expect(graph('anyone').getQueryType()!.getFields()['any']!.description).toContain('anyone')
    expect(() => graph()).toThrow(Bug)
  })
})
