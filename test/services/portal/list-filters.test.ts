import { describe, expect, test } from 'vitest'
import {
  type Filter,
  readState,
  toArguments,
  toPage,
  writeState,
} from '../../../services/portal/list/list-filters.ts'

const label = { zh: '', en: '' }
const FILTERS: readonly Filter[] = [
  { name: 'name', kind: 'text', label },
  { name: 'active', kind: 'flag', label, yes: label, no: label },
  { name: 'status', kind: 'many', label, choices: [] },
]

describe('the state of a list', () => {
  test('stands in its link, and nothing else of the link is lost', () => {
    const link = new URLSearchParams('as=debtor&name=Anhe&after=c1&stray=x')
    const state = readState(link, FILTERS)
    expect(state).toEqual({ filters: { name: 'Anhe' }, order: null, after: 'c1', before: null })
    const next = writeState(link, FILTERS, { ...state, filters: { active: 'false' }, after: null })
    expect(String(next)).toBe('as=debtor&stray=x&active=false')
    expect(readState(next, FILTERS).filters).toEqual({ active: 'false' })
  })

  test('becomes arguments of the graph, each of its own type', () => {
    const filters = { name: 'true', active: 'true', status: 'issued,paid' }
    expect(toArguments(FILTERS, { filters, order: 'OLDEST' })).toEqual({
      ...{ name: 'true', active: true, status: ['issued', 'paid'], order: 'OLDEST' },
    })
    expect(toArguments(FILTERS, { filters: {}, order: null })).toEqual({})
  })

  test('goes on after a row, and back before one', () => {
    const none = { filters: {}, order: null, after: null, before: null }
    expect(toPage(none, 50)).toEqual({ first: 50, after: null })
    expect(toPage({ ...none, after: 'a' }, 50)).toEqual({ first: 50, after: 'a' })
    expect(toPage({ ...none, before: 'b' }, 50)).toEqual({ last: 50, before: 'b' })
  })
})
