import { useState } from 'react'
import type { KeyId } from '../../../client/browser.ts'
import { forgetKey } from '../../keys/index.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useKeys } from '../../session/use-keys.ts'
import { useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

/** The keys that this browser keeps, and the way to remove one for good. */
export function KeysHere() {
  const say = useTexts(TEXTS)
  const { ledger } = useSession()
  const { keys, again } = useKeys(ledger)
  const [asked, setAsked] = useState<KeyId | null>(null)
  const forget = async (id: KeyId) => {
    if (asked !== id) return setAsked(id)
    await forgetKey(id)
    again()
  }
  return (
    <section aria-labelledby="keys-here">
      <h2 id="keys-here">{say('keys')}</h2>
      {keys?.length === 0 && <p>{say('noKeys')}</p>}
      <ul className="rows">
        {(keys ?? []).map(({ id, label, owner }) => (
          <li key={id}>
            <span>
              {label} <code>{id}</code> {owner === null && say('waits')}
            </span>
            <button type="button" onClick={() => void forget(id)}>
              {say(asked === id ? 'forgetSure' : 'forget')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
