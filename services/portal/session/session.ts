import { Client, cacheExchange, fetchExchange, mapExchange } from '@urql/core'
import { readError, readRefused, type Told } from '../graph/told.ts'
import { LOGIN, LOGOUT, type Viewer, WHO } from './documents.ts'
import {
  forgetSession,
  type KeptSession,
  keepSession,
  readKeptSession,
  SESSION_LIFE_MS,
  whenOtherTabChanges,
} from './kept-session.ts'
import { ledgerNow, timedFetch } from './ledger-clock.ts'
import { type Bearer, type KeyHeld, openByKey } from './open-by-key.ts'

/** Where this tab stands. In `ended` the page stays as it is, under a dialogue to sign in again. */
export type SessionState =
  | { readonly at: 'starting' }
  | { readonly at: 'out' }
  | { readonly at: 'in'; readonly by: KeptSession['by']; readonly viewer: Viewer }
  | { readonly at: 'ended'; readonly viewer: Viewer; readonly told: Told | null }

/** Duties of a session: an answer that names one says that it is over. */
const ENDED = new Set([
  'session_must_be_open',
  'session_must_not_have_expired',
  'user_of_the_session_must_act_still',
  'key_of_the_session_must_not_be_revoked',
  'reader_must_be_logged_in',
])
/** A bearer is opened anew when it has less than this left. */
const BEARER_LEFT_MS = 30_000
const CSRF_HEADER = 'x-tallystick-csrf'

interface SessionParts {
  readonly ledger: string
  /** Finds a key of this browser to sign in with. */
  readonly findKey: (id: string) => Promise<KeyHeld | null>
  readonly url?: string
}

/** The one session of this tab: who is signed in, and how requests say so. */
export class Session {
  readonly ledger: string
  /** Asks the graph in the name of who is signed in; another one after each sign-in. */
  client: Client
  #state: SessionState = { at: 'starting' }
  #key: KeyHeld | null = null
  #bearer: Bearer | null = null
  #opening: Promise<Bearer | Told> | null = null
  readonly #findKey: SessionParts['findKey']
  readonly #url: string
  readonly #listeners = new Set<() => void>()

  constructor({ ledger, findKey, url = '/graphql' }: SessionParts) {
    this.ledger = ledger
    this.#findKey = findKey
    this.#url = url
    this.client = this.#newClient()
    whenOtherTabChanges(kept => void this.#follow(kept))
  }

  readonly state = (): SessionState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Goes on with the session that this browser has open, if it has one. */
  async start(): Promise<void> {
    const kept = readKeptSession()
    if (kept === null) return this.#become({ at: 'out' })
    await this.#resume(kept)
  }

  async signInByPassword(name: string, password: string): Promise<Told | null> {
    const { data, error } = await this.client.mutation(LOGIN, { name, password }).toPromise()
    if (error) return readError(error)
    const answer = data?.login
    if (answer && 'refusal' in answer) return readRefused(answer)
    this.#key = null
    this.#bearer = null
    return await this.#enter({ by: 'password', until: Date.now() + SESSION_LIFE_MS })
  }

  async signInByKey(key: KeyHeld): Promise<Told | null> {
    this.#key = key
    this.#bearer = null
    const opened = await this.#renew()
    if ('code' in opened) return opened
    return await this.#enter({ by: 'key', key: key.key.id, until: Date.now() + SESSION_LIFE_MS })
  }

  /** Ends the session here, at the server and in all tabs. What is on the page goes with it. */
  async signOut(): Promise<void> {
    await this.client.mutation(LOGOUT, {}).toPromise()
    forgetSession()
    history.replaceState(null, '', '/')
    this.#leave()
  }

  /** A request as this session's own; of a key, with a bearer that lasts. */
  readonly fetch: typeof fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries(await this.headers())) headers.set(name, value)
    return await timedFetch(input, { ...init, headers })
  }

  /** By what a request says that it is this session's. */
  async headers(): Promise<Readonly<Record<string, string>>> {
    const bearer = await this.#currentBearer()
    const own = { [CSRF_HEADER]: '1' }
    return bearer === null ? own : { ...own, authorization: `Bearer ${bearer}` }
  }

  /** Reads anew who is signed in, and the business date: it may have been rolled. */
  async refresh(): Promise<void> {
    const now = this.#state
    if (now.at !== 'in') return
    const viewer = await this.#readViewer()
    if (this.#state === now && !('code' in viewer)) this.#become({ ...now, viewer })
  }

  async #enter(kept: KeptSession): Promise<Told | null> {
    const before = this.#state
    this.client = this.#newClient()
    const who = await this.#readViewer()
    if ('code' in who) return who
    // Another person in the middle of somebody's page begins with a page of their own.
    if (before.at === 'ended' && before.viewer.user.id !== who.user.id) {
      keepSession(kept)
      location.assign('/')
      return null
    }
    keepSession(kept)
    this.#become({ at: 'in', by: kept.by, viewer: who })
    return null
  }

  async #resume(kept: KeptSession): Promise<void> {
    this.#bearer = null
    this.#key = kept.by === 'key' ? await this.#findKey(kept.key).catch(() => null) : null
    if (kept.by === 'key' && this.#key === null) return this.#become({ at: 'out' })
    if (await this.#enter(kept)) this.#become({ at: 'out' })
  }

  /** Another tab signed in or out: this one does so too. */
  async #follow(kept: KeptSession | null): Promise<void> {
    if (kept === null) this.#leave()
    else if (this.#state.at === 'out' || this.#state.at === 'ended') await this.#resume(kept)
    else location.reload()
  }

  #leave(): void {
    this.#key = null
    this.#bearer = null
    this.client = this.#newClient()
    this.#become({ at: 'out' })
  }

  async #readViewer(): Promise<Viewer | Told> {
    const { data, error } = await this.client
      .query(WHO, {}, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) return readError(error)
    const { businessDate, viewer } = data!
    return { businessDate: businessDate ?? '', ...viewer! }
  }

  #newClient(): Client {
    const onError = ({ graphQLErrors }: { readonly graphQLErrors: readonly Error[] }) => {
      const over = graphQLErrors.find(({ message }) => ENDED.has(message))
      if (over && this.#state.at === 'in') this.#end(null)
    }
    return new Client({
      ...{ url: this.#url, fetch: this.fetch, preferGetMethod: false, fetchSubscriptions: true },
      exchanges: [cacheExchange, mapExchange({ onError }), fetchExchange],
    })
  }

  #end(told: Told | null): void {
    if (this.#state.at === 'in') this.#become({ at: 'ended', viewer: this.#state.viewer, told })
  }

  async #currentBearer(): Promise<string | null> {
    if (this.#key === null) return null
    if (this.#bearer !== null && this.#bearer.expires > ledgerNow() + BEARER_LEFT_MS)
      return this.#bearer.secret
    const opened = await this.#renew()
    if ('secret' in opened) return opened.secret
    this.#end(opened)
    return null
  }

  async #renew(): Promise<Bearer | Told> {
    this.#opening ??= openByKey(this.#key!, { url: this.#url, ledger: this.ledger }).finally(() => {
      this.#opening = null
    })
    const opened = await this.#opening
    if ('secret' in opened) this.#bearer = opened
    return opened
  }

  #become(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
