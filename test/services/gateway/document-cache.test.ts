import { parse } from 'graphql'
import { createSchema, createYoga, type Plugin } from 'graphql-yoga'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../services/gateway/graph/context.ts'
import { DocumentCache, RecentTexts } from '../../../services/gateway/graph/document-cache.ts'
import { useDocumentCache } from '../../../services/gateway/graph/use-document-cache.ts'

const text = (n: number, fields = 1) => `query q${n} { ${'ledger '.repeat(fields)} }`

describe('a cache of documents', () => {
  test('holds so many bytes, and forgets what was not asked for longest', () => {
    const cache = new DocumentCache(20_000)
    for (let n = 0; n < 3; n++) cache.keep(text(n), parse(text(n)))
    const size = cache.bytes / 3
    const most = Math.floor(20_000 / size)
    for (let n = 3; n < most; n++) cache.keep(text(n), parse(text(n)))
    expect(cache.find(text(0))).not.toBeNull()
    cache.keep(text(98), parse(text(98)))
    expect(cache.find(text(0))).not.toBeNull()
    expect(cache.find(text(1))).toBeNull()
    for (let n = 100; n < 1_000; n++) {
      cache.keep(text(n, (n % 20) + 1), parse(text(n, (n % 20) + 1)))
      expect(cache.bytes).toBeLessThanOrEqual(20_000)
    }
    expect(cache.bytes).toBeGreaterThan(10_000)
  })

  test('counts the tokens of a document, and a long comment by its characters', () => {
    const ofText = (one: string) => {
      const cache = new DocumentCache(10_000_000)
      cache.keep(one, parse(one))
      return cache.bytes
    }
    expect(ofText(text(1, 1_001)) - ofText(text(1))).toBeGreaterThan(1_000 * 550)
    expect(ofText(`{ ledger } #${'x'.repeat(10_000)}`)).toBeGreaterThan(20_000)
  })

  test('does not keep what is larger than itself', () => {
    const cache = new DocumentCache(1_000)
    cache.keep(text(1, 100), parse(text(1, 100)))
    expect(cache.bytes).toBe(0)
  })
})

test('texts are known again while so many others came since', () => {
  const texts = new RecentTexts(3)
  expect(['a', 'b', 'c', 'a'].map(one => texts.hasSeen(one))).toEqual([false, false, false, true])
  expect(texts.hasSeen('d')).toBe(false)
  expect([texts.hasSeen('b'), texts.hasSeen('a')]).toEqual([true, false])
})

describe('documents', () => {
  function answering(caller: object | null) {
    const members = new DocumentCache(1_000_000)
    const strangers = new DocumentCache(1_000_000)
    let parsed = 0
    const counting: Plugin = {
      onParse: ({ parseFn, setParseFn }) =>
        setParseFn((source: string, options: object) => {
          parsed += 1
          return parseFn(source, options)
        }),
    }
    const yoga = createYoga<object, Context>({
      schema: createSchema({
        typeDefs: 'type Query { ledger: String }',
        resolvers: { Query: { ledger: () => 'name' } },
      }) as never,
      context: { caller: async () => caller } as never,
      plugins: [counting, useDocumentCache(members, strangers)],
      parserAndValidationCache: false,
      logging: false,
    })
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ query })
      const response = await yoga.fetch('http://x/graphql', { method: 'POST', headers, body })
      return (await response.json()) as { data?: object; errors?: object[] }
    }
    return { ask, members, strangers, parsed: () => parsed }
  }

  test('of a member are parsed once', async () => {
    const { ask, members, strangers, parsed } = answering({})
    for (let i = 0; i < 3; i++)
      expect(await ask('{ ledger }')).toEqual({ data: { ledger: 'name' } })
    expect(parsed()).toBe(1)
    expect(members.bytes).toBeGreaterThan(0)
    expect(strangers.bytes).toBe(0)
  })

  test('of a stranger displace none of a member’s', async () => {
    const { ask, members, strangers, parsed } = answering(null)
    for (let i = 0; i < 3; i++)
      expect(await ask('{ ledger }')).toEqual({ data: { ledger: 'name' } })
    expect(members.bytes).toBe(0)
    expect(strangers.bytes).toBeGreaterThan(0)
    expect(parsed()).toBe(2)
  })

  test('of a stranger that come once are not kept', async () => {
    const { ask, strangers } = answering(null)
    for (let n = 0; n < 20; n++) await ask(text(n))
    expect(strangers.bytes).toBe(0)
  })

  test('that are none, or not valid, are not kept and are refused each time', async () => {
    const { ask, members, strangers, parsed } = answering({})
    for (let i = 0; i < 2; i++)
      for (const query of ['{ ledger', '{ ledgr }'])
        expect(await ask(query)).toMatchObject({ errors: [expect.any(Object)] })
    expect(parsed()).toBe(4)
    expect(members.bytes + strangers.bytes).toBe(0)
  })
})
