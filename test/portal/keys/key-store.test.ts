import { createPublicKey, verify } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testBrowser } from '../../support/browser.ts'
import { bundleKeys } from '../../support/portal/seat.ts'

/** The key store on a page of a real browser, where it is known as `keys`. */
let browser: Browser
let script: string
let context: BrowserContext

beforeAll(async () => {
  script = await bundleKeys()
  browser = await testBrowser()
})
afterAll(async () => await browser?.close())
beforeEach(async () => {
  context = await browser.newContext()
  await context.route('**', route =>
    route.fulfill({ contentType: 'text/html', body: `<script>${script}</script>` }),
  )
  return async () => await context.close()
})

async function open(address = 'https://ledger.test/'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  return page
}

interface Kept {
  readonly id: string
  readonly publicKey: string
  readonly owner: object | null
}

const make = async (page: Page, ledger: string, label: string) =>
  await page.evaluate<Kept>(`keys.createKey(${JSON.stringify({ ledger, label })})`)
const list = async (page: Page, ledger: string) =>
  await page.evaluate<Kept[]>(`keys.listKeys('${ledger}')`)
const reason = async (page: Page, what: string) =>
  await page.evaluate(`${what}.catch(fault => fault.reason ?? String(fault))`)

describe('a key of the browser', () => {
  test('signs on every page of its ledger, also after that page is closed', async () => {
    const first = await open()
    const made = await make(first, 'one', '李敏')
    await first.close()
    const later = await open()
    expect(await list(later, 'one')).toEqual([made])
    const message = 'what is signed'
    const signature = await later.evaluate<number[]>(`keys.loadKey('${made.id}')
      .then(key => key.sign(new TextEncoder().encode('${message}')))
      .then(signature => [...signature])`)
    expect(signs(made.publicKey, message, signature)).toBe(true)
    expect(signs(made.publicKey, `${message}.`, signature)).toBe(false)
  })

  test('cannot be taken out of it, not even by the page', async () => {
    const page = await open()
    await make(page, 'one', '李敏')
    const outcome = await page.evaluate(`new Promise((done, fail) => {
      const opened = indexedDB.open('tallystick')
      opened.onerror = fail
      opened.onsuccess = () => {
        const all = opened.result.transaction('keys').objectStore('keys').getAll()
        all.onsuccess = () => done(crypto.subtle.exportKey('jwk', all.result[0].pair.privateKey))
      }
    }).catch(error => error.name)`)
    expect(outcome).toBe('InvalidAccessError')
    expect(JSON.stringify(await list(page, 'one'))).not.toContain('private')
  })

  test('is one of several people, and belongs to one ledger', async () => {
    const page = await open()
    const [li, wang] = [await make(page, 'one', '李敏'), await make(page, 'one', '王芳')]
    const other = await make(page, 'two', '李敏')
    expect(await list(page, 'one')).toEqual([li, wang])
    expect(await list(page, 'two')).toEqual([other])
    await page.evaluate(`keys.forgetKey('${li.id}')`)
    expect(await list(page, 'one')).toEqual([wang])
    expect(await page.evaluate(`keys.loadKey('${li.id}')`)).toBeNull()
  })

  test('takes the id that the ledger gave it, and is the same key', async () => {
    const page = await open()
    const made = await make(page, 'one', '李敏')
    const owner = { party: 'pty_0000000000001', user: 'usr_0000000000001' }
    const as = JSON.stringify({ key: 'key_0000000000001', ...owner })
    await page.evaluate(`keys.enrolledAs('${made.id}', ${as})`)
    expect(await list(page, 'one')).toEqual([{ ...made, id: 'key_0000000000001', owner }])
    expect(await reason(page, `keys.enrolledAs('${made.id}', ${as})`)).toBe(
      'key_must_be_in_this_browser',
    )
  })
})

describe('where there can be no keys, the reason is said', () => {
  test('page_must_be_secure', async () => {
    const page = await open('http://ledger.test/')
    expect(await reason(page, `keys.listKeys('one')`)).toBe('page_must_be_secure')
    expect(await page.evaluate('keys.KEY_STORE_TEXTS.page_must_be_secure.zh')).toContain('https')
    const onThisMachine = await open('http://localhost:1/')
    expect(await reason(onThisMachine, `keys.listKeys('one')`)).toEqual([])
  })

  test('browser_must_keep_keys', async () => {
    const page = await open()
    await page.evaluate(`IDBFactory.prototype.open = () => {
      throw new DOMException('storing is switched off', 'SecurityError')
    }`)
    expect(await reason(page, `keys.createKey({ ledger: 'one', label: '李敏' })`)).toBe(
      'browser_must_keep_keys',
    )
  })
})

/** Checked by other means than it was made with. */
function signs(publicKey: string, message: string, signature: readonly number[]): boolean {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(c => c.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y } as never, format: 'jwk' })
  const bytes = Buffer.from(signature)
  return verify('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }, bytes)
}
