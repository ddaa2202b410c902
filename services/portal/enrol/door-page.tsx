import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Mark } from '../ui/mark.tsx'
import { useShownLedger } from '../ui/shown-ledger.ts'
import './door-page.css'

const TEXTS = defineTexts({
  zh: { home: '返回登录', trial: '试用账本，一切均不作数' },
  en: { home: 'Back to sign in', trial: 'Trial ledger: nothing on it counts' },
})

/** A page for who has not signed in: it leads back to the door. */
export function DoorPage({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  const say = useTexts(TEXTS)
  const { trial } = useShownLedger()
  return (
    <div className="outside">
      <header className="outside-head">
        <Mark />
        <strong>合券 Tallystick</strong>
        {trial && <strong className="trial">{say('trial')}</strong>}
        <span className="outside-ways">
          <Link to="/" reloadDocument>
            {say('home')}
          </Link>
          <LanguageSwitch />
        </span>
      </header>
      <main className="outside-page">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
