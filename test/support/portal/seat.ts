import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import type { SigningKey } from '../../../services/client/index.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import type { Firm, Person } from '../journey/people.ts'
import type { Stage } from '../journey/stage.ts'

/** A person's own device: a browser of their own, and in it a key that never leaves it. */
export interface Seat {
  readonly person: string
  readonly context: BrowserContext
  readonly page: Page
  readonly key: SigningKey
  /** Notes whose key it has become, as the page does that applied for it. */
  enrolledAs(firm: Firm, person: Person): Promise<void>
  /** Opens a page of the portal and signs in with the key. */
  signIn(path: string): Promise<void>
}

/** So long a page may take to show what it is waited for, on a machine that is busy. */
const WAIT_MS = 20_000

/** Makes a key in the store of the portal's own pages. */
export async function openSeat(browser: Browser, stage: Stage, person: string): Promise<Seat> {
  const context = await openContext(browser)
  const page = await context.newPage()
  await page.goto(stage.url)
  const inPage = async <Answer>(name: string, ...given: readonly unknown[]): Promise<Answer> => {
    const script = `${await bundleKeys()}\nkeys.${name}(...${JSON.stringify(given)})`
    return await page.evaluate<Answer>(script)
  }
  const made = await inPage<{ id: SigningKey['id']; publicKey: string }>('createKey', {
    ...{ ledger: stage.ledger, label: person },
  })
  let { id } = made
  const sign = async (message: Uint8Array) => {
    const script = `${await bundleKeys()}\nkeys.loadKey('${id}')
      .then(key => key.sign(Uint8Array.from(${JSON.stringify([...message])})))
      .then(signature => [...signature])`
    return Uint8Array.from(await page.evaluate<number[]>(script))
  }
  return {
    ...{ person, context, page },
    key: { id: made.id, publicKey: made.publicKey, alg: 'ES256', sign },
    enrolledAs: async ({ id: party }, { user, key }) => {
      await inPage('enrolledAs', id, { party, user, key: key.id })
      id = key.id
    },
    signIn: async path => {
      await page.goto(new URL(path, stage.url).href)
      await page.getByRole('button', { name: person }).click()
      await page.getByRole('banner').waitFor()
    },
  }
}

/** A browser of its own, with nothing in it. */
export async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
  })
  context.setDefaultTimeout(WAIT_MS)
  return context
}

let bundled: Promise<string> | undefined

/** The key store as pages have it, under the name `keys`. */
export function bundleKeys(): Promise<string> {
  bundled ??= bundle()
  return bundled
}

async function bundle(): Promise<string> {
  const keys = await rolldown({ input: join(projectRoot, 'services/portal/keys/index.ts') })
  const { output } = await keys.generate({ format: 'iife', name: 'keys' })
  return output[0].code
}
