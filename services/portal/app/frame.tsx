import { matchPath, Outlet, useLocation } from 'react-router'
import type { PartyRole } from '../graph/graphql.ts'
import { LiveProvider } from '../live/live.tsx'
import { useSessionState } from '../session/session-provider.tsx'
import { Unanswered } from '../sign/unanswered.tsx'
import { useTexts } from '../texts/texts.ts'
import { Waiting } from '../ui/waiting.tsx'
import { EndedDialogue } from './ended-dialogue.tsx'
import { Forbidden } from './forbidden.tsx'
import { FRAME } from './frame.texts.ts'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import { maySee } from './page.ts'
import { usePages } from './pages-context.ts'
import { useTitle } from './use-title.ts'
import './frame.css'

/** Stands around every page of who has signed in: header, menu, and the page if the role may. */
export function Component() {
  const state = useSessionState()
  const say = useTexts(FRAME)
  if (state.at !== 'in' && state.at !== 'ended') return <Waiting />
  const { party } = state.viewer
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Header viewer={state.viewer} />
      <Menu roles={party.roles} />
      <main id="content" className="content" tabIndex={-1}>
        {!party.active && <p className="notice">{say('suspended')}</p>}
        <LiveProvider>
          <Unanswered />
          <AllowedPage roles={party.roles} />
        </LiveProvider>
      </main>
      {state.at === 'ended' && <EndedDialogue told={state.told} />}
    </div>
  )
}

function AllowedPage({ roles }: { readonly roles: readonly PartyRole[] }) {
  const pages = usePages()
  const { pathname } = useLocation()
  const page = pages.find(({ path }) => matchPath(path, pathname)) ?? null
  useTitle(page)
  return page && !maySee(page, roles) ? <Forbidden page={page} /> : <Outlet />
}
