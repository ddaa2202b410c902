import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { Provider } from 'urql'
import type { Viewer } from './documents.ts'
import type { Session, SessionState } from './session.ts'

const Current = createContext<Session | null>(null)

/** Gives pages the session and the graph as who is signed in sees it. */
export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session
  readonly children: ReactNode
}) {
  useSyncExternalStore(session.subscribe, session.state)
  return (
    <Current value={session}>
      <Provider value={session.client}>{children}</Provider>
    </Current>
  )
}

export function useSession(): Session {
  const session = useContext(Current)
  if (session === null) throw new Error('a page stands inside of SessionProvider')
  return session
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.state)
}

/** Who is signed in; asked only by pages that the frame shows, which shows none before. */
export function useViewer(): Viewer {
  const state = useSessionState()
  if (state.at === 'in' || state.at === 'ended') return state.viewer
  throw new Error('this page is for members')
}
