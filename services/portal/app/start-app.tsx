import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { findKey } from '../session/find-key.ts'
import { readKeptSession } from '../session/kept-session.ts'
import { Session } from '../session/session.ts'
import { SessionProvider, useSessionState } from '../session/session-provider.tsx'
import { LanguageProvider } from '../texts/language-provider.tsx'
import { ShownLedgerContext } from '../ui/shown-ledger.ts'
import { Waiting } from '../ui/waiting.tsx'
import '../ui/badge.css'
import '../ui/look.css'
import '../ui/parts.css'
import type { Page } from './page.ts'
import { PagesContext, usePages } from './pages-context.ts'

/** Shows the portal inside an element that says which ledger this is. */
export function startApp(root: HTMLElement, pages: readonly Page[]): void {
  const { ledger: name = '', trial } = root.dataset
  const session = new Session({ ledger: name, findKey: id => findKey(name, id) })
  // Who comes back loads the pages while the session is looked up.
  if (readKeptSession() !== null) void import('./inside.tsx')
  void session.start()
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <ShownLedgerContext value={{ name, trial: trial === 'true' }}>
          <PagesContext value={pages}>
            <SessionProvider session={session}>
              <App />
            </SessionProvider>
          </PagesContext>
        </ShownLedgerContext>
      </LanguageProvider>
    </StrictMode>,
  )
}

/** Who has not signed in is asked to, in the place of the page, which then shows itself. */
function App() {
  const { at } = useSessionState()
  const forAnyone = usePages().some(
    ({ path, seenBy }) => seenBy === 'anyone' && location.pathname === path,
  )
  if (at === 'starting') return <Waiting />
  return (
    <Suspense fallback={<Waiting />}>
      {at === 'out' && !forAnyone ? <SignIn /> : <Inside />}
    </Suspense>
  )
}

// Who signs in waits for nothing that only the pages behind need, and the other way round.
const SignIn = lazy(async () => ({ default: (await import('../pages/sign-in/page.tsx')).SignIn }))
const Inside = lazy(async () => ({ default: (await import('./inside.tsx')).Inside }))
