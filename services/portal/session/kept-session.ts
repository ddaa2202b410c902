import { isId, type KeyId } from '../../client/browser.ts'

/**
 * What the tabs of this browser know of the session that is open: how it was opened, never what
 * opens it. A cookie is the browser's own; a key stays where keys are kept, and opens a bearer for
 * each tab.
 */
export type KeptSession =
  | { readonly by: 'password'; readonly until: number }
  | { readonly by: 'key'; readonly key: KeyId; readonly until: number }

const KEPT = 'tallystick.session'
/** As long as a session by password lasts: then a person is asked again. */
export const SESSION_LIFE_MS = 8 * 3_600_000

export function readKeptSession(now = Date.now()): KeptSession | null {
  return parse(localStorage.getItem(KEPT), now)
}

function parse(text: string | null, now: number): KeptSession | null {
  if (text === null) return null
  const { by, key, until } = JSON.parse(text) as Record<string, unknown>
  if (typeof until !== 'number' || until <= now) return null
  if (by === 'password') return { by, until }
  return by === 'key' && typeof key === 'string' && isId('key', key)
    ? { by, key: key as KeyId, until }
    : null
}

export function keepSession(session: KeptSession): void {
  localStorage.setItem(KEPT, JSON.stringify(session))
}

export function forgetSession(): void {
  localStorage.removeItem(KEPT)
}

/** Calls back when another tab has signed in or out. */
export function whenOtherTabChanges(listener: (kept: KeptSession | null) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEPT) listener(parse(newValue, Date.now()))
  })
}
