import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal } from '../../services/local/portal/open-portal.ts'
import {
  type GatewayWorld,
  gatewayWorld,
  type Joined,
} from '../services/gateway/gateway-fixtures.ts'
import { testBrowser } from '../support/browser.ts'

/** How a session begins, goes on in other tabs, and ends, in a real browser. */
let world: GatewayWorld
let party: Joined
let browser: Browser
let context: BrowserContext
let page: Page
const NAME = 'sun.li'
const PASSWORD = 'a password of sun li'

beforeAll(async () => {
  world = await gatewayWorld({ portal: openPortal })
  party = await world.join(['supplier'])
  await party.alone.read(SET_PASSWORD, { name: NAME, password: PASSWORD })
  browser = await testBrowser()
  context = await browser.newContext({ locale: 'zh-CN' })
  context.setDefaultTimeout(10_000)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
})

const SET_PASSWORD = `mutation ($name: String!, $password: String!) {
  setPassword(name: $name, password: $password) { ... on Done { done } } }`
const END_SESSIONS = `mutation ($user: ID!) { endSessions(user: $user) {
  ... on SessionsEnded { ended } } }`

async function signIn(on: Page, password = PASSWORD): Promise<void> {
  await on.getByLabel('登录名').fill(NAME)
  await on.getByLabel('密码', { exact: true }).fill(password)
  await on.getByRole('button', { name: '登录', exact: true }).click()
}

const heading = async (on: Page, name: string) =>
  await on.getByRole('heading', { level: 1, name }).waitFor()

test('a wrong password is told by the server’s own sentence; the right one leads on', async () => {
  await page.goto(`${world.url}/parties?role=supplier`)
  await signIn(page, 'another password')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toMatch(/登录名|密码/)
  await signIn(page)
  await heading(page, '机构名录')
  expect(page.url()).toBe(`${world.url}/parties?role=supplier`)
  expect(await page.getByRole('row').count()).toBe(2)
})

test('a session that ends leaves the page as it is, and what was typed', async () => {
  await page.getByText('筛选', { exact: true }).click()
  await page.getByLabel('名称包含').fill('half typed')
  await party.alone.read(END_SESSIONS, { user: party.maker.user })
  await page.getByRole('combobox', { name: '排序' }).selectOption('OLDEST')
  const dialogue = page.getByRole('dialog', { name: '登录已失效' })
  await dialogue.waitFor()
  await dialogue.getByLabel('登录名').fill(NAME)
  await dialogue.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await dialogue.getByRole('button', { name: '登录', exact: true }).click()
  await dialogue.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('名称包含').inputValue()).toBe('half typed')
  await page.getByRole('row').nth(1).waitFor()
})

test('another tab is signed in, speaks the same language, and signs out for both', async () => {
  const other = await context.newPage()
  await other.goto(`${world.url}/account`)
  await other.getByText(party.id).waitFor()
  await other.getByRole('button', { name: 'English' }).click()
  await heading(page, 'Parties')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await heading(page, 'Sign in')
  await heading(other, 'Sign in')
  await page.reload()
  await heading(page, 'Sign in')
})
