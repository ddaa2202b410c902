import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { homePage } from '../../../services/platform/home-page.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { type GatewayWorld, gatewayWorld } from './gateway-fixtures.ts'

/** What somebody sees who opens the ledger's address in a browser. */
let world: GatewayWorld

beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

async function open(path: string, accept = 'text/html,*/*;q=0.8') {
  const response = await fetch(`${world.url}${path}`, { headers: { accept } })
  const policy = response.headers.get('content-security-policy') ?? ''
  return { ...{ status: response.status, policy }, text: await response.text() }
}

const STRICT = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'"

describe('the page at /', () => {
  test('says what this is in both languages, and its links lead somewhere', async () => {
    const { text, policy } = await open('/')
    expect(policy).toBe(STRICT)
    expect(text).toContain('供应链金融账本')
    expect(text).toContain('A ledger of supply-chain finance')
    expect(text).toContain(world.ledger.name)
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, path]) => path!)
    expect(links).toContain('/schema/guides/README.md')
    for (const path of links) expect(await open(path), path).toMatchObject({ status: 200 })
  })

  test('says of a trial ledger that it is one, and of none how to found one', () => {
    const trial = homePage({ name: 'abc', trial: true }, [])
    expect(trial).toContain('这是试用账本')
    expect(trial).toContain('for TRIAL ONLY')
    expect(homePage({ name: 'abc', trial: false }, [])).not.toMatch(/TRIAL|试用/)
    expect(homePage('unfounded', [])).toMatch(/尚未创立账本.*npm start -- --trial/)
    expect(homePage('unfounded', [])).toContain('No ledger is founded here yet')
  })
})

describe('GET /graphql in a browser', () => {
  test('is an editor that runs only scripts of its nonce, a new one each time', async () => {
    const [one, other] = [await open('/graphql'), await open('/graphql')]
    const nonces = [one, other].map(({ policy }) => /script-src 'nonce-([^']+)'/.exec(policy)![1]!)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(one.text.match(/<script[^>]*>/g)).toEqual([
      `<script nonce="${nonces[0]}" src="/graphql/editor.js">`,
    ])
    expect(one.policy).toContain("default-src 'none'")
    expect(one.policy).toContain("connect-src 'self'")
    expect(one.text).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  test('shows the graph to who is logged in: what it asks for keeps to the limits', async () => {
    const { alone } = await world.join(['supplier'])
    const graph = await alone.read<{ __schema: object }>(getIntrospectionQuery())
    expect(JSON.stringify(graph.__schema)).toContain('ledgerIsTrial')
  })

  test('has its parts, packed, from here', async () => {
    expect((await open('/graphql/editor.js')).text).toContain('renderYogaGraphiQL')
    expect((await open('/graphql/editor.css')).text).toContain('.graphiql-container')
  })
})

describe('the documents', () => {
  test('are those of the project, and nothing beside them', async () => {
    const { text, policy } = await open('/schema/refusals.md')
    expect(text).toBe(readFileSync(join(projectRoot, 'schema/refusals.md'), 'utf8'))
    expect(policy).toBe(STRICT)
    for (const path of ['sql/current.sql', 'guides/', '', 'guides/%2e%2e/README.md'])
      expect(await open(`/schema/${path}`), path).toMatchObject({ status: 404 })
  })
})
