import { SignInForm } from '../../session/sign-in-form.tsx'
import { useTexts } from '../../texts/texts.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Mark } from '../../ui/mark.tsx'
import { useShownLedger } from '../../ui/shown-ledger.ts'
import { SIGN_IN } from './texts.ts'
import './page.css'

/** What this is, which ledger it is, and the way in. */
export function SignIn() {
  const say = useTexts(SIGN_IN)
  const ledger = useShownLedger()
  return (
    <main className="door">
      <header className="door-what">
        <Mark />
        <p className="door-name">合券 Tallystick</p>
        <p>{say('what')}</p>
        {ledger.trial && <p className="notice">{say('trial')}</p>}
        <dl>
          <dt>{say('ledger')}</dt>
          <dd>
            <code className="ledger-name">{ledger.name}</code>
          </dd>
          <dd className="aside">{say('ledgerWhy')}</dd>
        </dl>
      </header>
      <section className="door-in" aria-labelledby="sign-in-title">
        <div className="row">
          <h1 id="sign-in-title">{say('title')}</h1>
          <LanguageSwitch />
        </div>
        <SignInForm />
        <p className="door-new">
          {say('newFirm')} <a href="/apply">{say('apply')}</a> ·{' '}
          <a href="/lost-key">{say('lostKey')}</a> ·{' '}
          <a href="/applications">{say('applications')}</a>
        </p>
        <Links />
      </section>
    </main>
  )
}

/** Where programmers go on. */
function Links() {
  const say = useTexts(SIGN_IN)
  return (
    <details className="door-links">
      <summary>{say('documents')}</summary>
      <ul>
        <li>
          <a href="/graphql">{say('graphql')}</a>
        </li>
        <li>
          <a href="/schema/guides/README.md">{say('guides')}</a>
        </li>
        <li>
          <a href="/schema/refusals.md">{say('refusals')}</a>
        </li>
        <li>
          <a href="/schema/graphql/schema.graphql">{say('schema')}</a>
        </li>
      </ul>
    </details>
  )
}
