import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payloadOf, signingKey, signPayload } from '../../../services/client/index.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import type { Actor } from '../../support/actor.ts'
import { everyType } from './every-field.ts'
import { type GatewayWorld, gatewayWorld } from './gateway-fixtures.ts'
import { allowed, WHO } from './readers-table.ts'

/** Each field sent to a running gateway by a user of each role, and by a stranger. */
let world: GatewayWorld
const PLENTY = { burst: 10_000, perSecond: 10_000 }

beforeAll(async () => {
  world = await gatewayWorld({
    rates: { login: PLENTY, apply: PLENTY, session: PLENTY, unsigned: PLENTY },
  })
})
afterAll(async () => await world?.close())

async function bearerOf({ party, user, key, privateKey }: Actor): Promise<string> {
  const { challenge } = await world.transport.request<{ challenge: string }>('mutation {challenge}')
  const frame = { ledger: world.ledger.name, party, user }
  const payload = payloadOf({ act: 'session.open', body: { challenge } }, frame)
  const { openSession } = await world.transport.request<{ openSession: { bearer: string } }>(
    'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }',
    { login: await signPayload(payload, [signingKey(key, privateKey)]) },
  )
  return openSession.bearer
}

interface Answer {
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly details?: { fields?: string } }
  }[]
}

/** The fields that the gateway says are not this reader's; null: it carried the document out. */
async function closed(
  document: string,
  bearer: string | null,
  more: { readonly variables?: object; readonly operationName?: string } = {},
): Promise<readonly string[] | null> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query: document, ...more }),
  })
  const { errors = [] } = (await response.json()) as Answer
  const code = bearer === null ? 'UNAUTHENTICATED' : 'FORBIDDEN'
  const denials = errors.filter(({ extensions }) => extensions?.code === code)
  return denials.length > 0
    ? denials.flatMap(d => d.extensions?.details?.fields?.split(', ') ?? [])
    : null
}

const AT_ONCE = 8
const asked = everyType(schema)
/** What ends the session comes last, and alone. */
const last = asked.filter(({ fields }) => fields.includes('logout'))
const first = asked.filter(one => !last.includes(one))
const turns = [...Array(Math.ceil(first.length / AT_ONCE)).keys()]
  .map(turn => first.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE))
  .concat([last])

test.each(WHO)('%s is answered over HTTP as the table says', async role => {
  const someone =
    role === 'stranger'
      ? null
      : role === 'operator'
        ? world.operator.maker
        : (await world.join([role])).maker
  const bearer = someone && (await bearerOf(someone))
  const answered: string[] = []
  for (const some of turns)
    await Promise.all(
      some.map(async ({ type, document }) => {
        const names = (await closed(document, bearer)) ?? []
        answered.push(...names.filter(name => name.startsWith(`${type}.`)))
      }),
    )
  const all = asked.flatMap(({ type, fields }) => fields.map(field => ({ type, field })))
  const closedBy = all.filter(({ type, field }) => !allowed(type, field).includes(role))
  expect(answered.sort()).toEqual(closedBy.map(({ type, field }) => `${type}.${field}`).sort())
  expect(all.length).toBeGreaterThan(200)
  expect(closedBy.length).toBeGreaterThan(0)
  expect(closedBy.length).toBeLessThan(all.length)
})

describe('what `@include` and `@skip` leave out', () => {
  let bearer: string
  beforeAll(async () => {
    bearer = await bearerOf((await world.join(['supplier'])).maker)
  })
  const HEALTH = ['Query.health', 'Health.ready']
  const officer = (yes: boolean) => ({ variables: { officer: yes } })
  const conditional = [
    'query ($officer: Boolean!) { businessDate health @include(if: $officer) { ready } }',
    'query ($officer: Boolean!) { businessDate ... @include(if: $officer) { health { ready } } }',
    `query ($officer: Boolean!) { businessDate ...F @include(if: $officer) }
     fragment F on Query { ...G } fragment G on Query { health { ready } }`,
    `query ($officer: Boolean = true) { businessDate ...F }
     fragment F on Query { health @include(if: $officer) { ready } }`,
  ]

  test.each(conditional)('is not refused for being in the document: %s', async document => {
    expect(await closed(document, bearer, officer(false))).toBeNull()
    expect(await closed(document, bearer, officer(true))).toEqual(HEALTH)
  })

  test.each([
    'query ($no: Boolean!) { businessDate health @skip(if: $no) { ready } }',
    'query ($no: Boolean!) { businessDate health @skip(if: $no) @include(if: true) { ready } }',
  ])('%s', async document => {
    expect(await closed(document, bearer, { variables: { no: true } })).toBeNull()
    expect(await closed(document, bearer, { variables: { no: false } })).toEqual(HEALTH)
  })

  test.each([
    // A default counts where nothing is given, as does a part that is asked for elsewhere.
    [conditional[3]!, {}],
    ['{ health @skip(if: true) { ready } ... { health { ready } } }', {}],
    ['{ health @skip(if: false) @include(if: true) { ready } }', {}],
    // What GraphQL will not carry out is judged as a whole.
    [conditional[0]!, { variables: { officer: 'no' } }],
    [conditional[0]!, {}],
    ['query A { businessDate } query B { health { ready } }', { operationName: 'B' }],
  ])('what is asked for is refused: %s %j', async (document, more) => {
    expect(await closed(document, bearer, more)).toEqual(HEALTH)
  })

  test('of several operations the one that is asked for counts', async () => {
    const document = 'query A { businessDate } query B { health { ready } }'
    expect(await closed(document, bearer, { operationName: 'A' })).toBeNull()
  })
})
