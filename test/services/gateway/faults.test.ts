import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What goes wrong with us is not told to whoever asks, whatever the environment is called. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'development')
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  await supplier.alone.read('{ viewer { duty } }')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await world?.close()
})

async function post(query: string) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, text: await response.text() }
}

async function without<Answer>(table: string, ask: () => Promise<Answer>): Promise<Answer> {
  await world.owner.query(`alter table ${table} rename to away`)
  try {
    return await ask()
  } finally {
    await world.owner.query(`alter table ${table.split('.')[0]}.away rename to login`)
  }
}

test('a fault in a resolver has one word, and no other', async () => {
  const login = 'mutation { login(name: "abc", password: "whatever it is") { __typename } }'
  const { status, text } = await without('desk.login', async () => await post(login))
  expect(status).toBe(500)
  const { errors } = JSON.parse(text)
  expect(errors).toMatchObject([{ message: 'fault' }])
  expect(text).not.toMatch(/desk|relation|stack|42P01/)
  const again = await post(login)
  expect(again.status).toBe(200)
  expect(again.text).toContain('"__typename":"Refused"')
})

async function withoutRight<Answer>(right: string, role: string, ask: () => Promise<Answer>) {
  await world.owner.query(`revoke ${right} from ${role}`)
  try {
    return await ask()
  } finally {
    await world.owner.query(`grant ${right} to ${role}`)
  }
}

async function loginOf({ alone }: Joined): Promise<string> {
  const { challenge } = await world.transport.request<{ challenge: string }>(
    'mutation { challenge }',
  )
  return await alone.sign({ act: 'session.open', body: { challenge } })
}

test('a session that cannot be stored is a fault, and no wrong challenge', async () => {
  const login = await loginOf(supplier)
  const open = `mutation { openSession(login: ${JSON.stringify(login)}) { __typename } }`
  const { status, text } = await withoutRight('insert on desk.session', 'tallystick_desk', () =>
    post(open),
  )
  expect(status).toBe(500)
  expect(JSON.parse(text).errors).toMatchObject([{ message: 'fault' }])
})

test('a fault before any of it is begun is none of theirs either', async () => {
  const right = 'execute on function ledger.may_read'
  const response = await withoutRight(right, 'tallystick_desk', () =>
    upload(new FormData(), 'a'.repeat(43)),
  )
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ errors: [{ message: 'fault' }] })
})

test('a file that cannot be taken in is a fault, and no broken form', async () => {
  const login = await loginOf(supplier)
  const { openSession } = await world.transport.request<{ openSession: { bearer: string } }>(
    'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }',
    { login },
  )
  const form = () => {
    const fields = new FormData()
    fields.set('kind', 'order')
    fields.set('file', new Blob(['seller,buyer,number,orderedOn,currency,quantity,price\n']))
    return fields
  }
  const right = 'insert on trade.import'
  const response = await withoutRight(right, 'tallystick_intake', () =>
    upload(form(), openSession.bearer),
  )
  expect(await response.json()).toMatchObject({ errors: [{ message: 'fault' }] })
  expect((await upload(form(), openSession.bearer)).status).toBe(200)
})

async function upload(body: FormData, bearer: string): Promise<Response> {
  const headers = { authorization: `Bearer ${bearer}` }
  return await fetch(`${world.url}/imports`, { method: 'POST', headers, body })
}
