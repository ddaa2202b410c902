import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayWorld, gatewayWorld } from '../services/gateway/gateway-fixtures.ts'
import { testBrowser } from '../support/browser.ts'

/** Somebody opens GET /graphql in a real browser, under the policy of that page. */
let world: GatewayWorld

beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

test('the editor runs its first query at a click, and nothing of it is kept out', async () => {
  const browser = await testBrowser()
  try {
    const page = await browser.newPage()
    const [said, asked]: [string[], string[]] = [[], []]
    page.on('console', message => {
      if (message.type() === 'error') said.push(message.text())
    })
    page.on('pageerror', error => void said.push(String(error)))
    page.on('request', request => void asked.push(new URL(request.url()).origin))
    await page.goto(`${world.url}/graphql`)
    await page.getByRole('button', { name: /execute query/i }).click()
    const answer = page.locator('.graphiql-response, .result-window').first()
    await answer.getByText(world.ledger.name).first().waitFor()
    // Who is not logged in is not told the whole graph, which the editor asks for first.
    expect(said.filter(text => !text.includes('status of 401'))).toEqual([])
    expect([...new Set(asked)].filter(origin => origin.startsWith('http'))).toEqual([world.url])
  } finally {
    await browser.close()
  }
})
