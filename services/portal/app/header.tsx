import { Link } from 'react-router'
import type { Viewer } from '../session/documents.ts'
import { useSession } from '../session/session-provider.tsx'
import { formatDate } from '../texts/format.ts'
import { useLanguage, useTexts } from '../texts/texts.ts'
import { useWords } from '../texts/words.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Mark } from '../ui/mark.tsx'
import { useShownLedger } from '../ui/shown-ledger.ts'
import { FRAME } from './frame.texts.ts'

/** Says where one is and who one is: ledger, its day, person, firm and roles. */
export function Header({ viewer }: { readonly viewer: Viewer }) {
  const ledger = useShownLedger()
  const session = useSession()
  const language = useLanguage()
  const say = useTexts(FRAME)
  const { role, duty, list } = useWords()
  const { user, party, businessDate } = viewer
  return (
    <header className="header">
      <Link to="/" className="brand" title={say('home')}>
        <Mark />
        <span>合券</span>
        <span className="brand-latin">Tallystick</span>
      </Link>
      {ledger.trial && <strong className="trial">{say('trial')}</strong>}
      <span className="day">{say('day', { date: formatDate(businessDate, language) })}</span>
      <span className="who">
        <Link to="/account" className="who-firm" title={party.name}>
          {party.name}
        </Link>
        <span className="aside">{list([...party.roles.map(role), duty(user.duty)])}</span>
      </span>
      <LanguageSwitch />
      <button type="button" className="quiet" onClick={() => void session.signOut()}>
        {say('signOut')}
      </button>
    </header>
  )
}
