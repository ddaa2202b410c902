import { useCallback, useEffect, useState } from 'react'
import { useSession, useViewer } from '../session/session-provider.tsx'
import { useTexts } from '../texts/texts.ts'
import { type KeptSigned, listSigned } from './kept-signed.ts'
import { SignDialogue } from './sign-dialogue.tsx'
import { SIGN } from './texts.ts'
import { useSigning } from './use-signing.ts'

/** Says what its reader has signed in this browser and nobody has answered, and sends it again. */
export function Unanswered() {
  const say = useTexts(SIGN)
  const { ledger } = useSession()
  const { user } = useViewer()
  const signing = useSigning()
  const [kept, setKept] = useState<readonly KeptSigned[]>([])
  const look = useCallback(
    () => void listSigned({ ledger, user: user.id }).then(setKept),
    [ledger, user.id],
  )
  useEffect(look, [look])
  return (
    <>
      {kept.length > 0 && (
        <div className="notice row" role="status">
          <span>{say('kept', { count: kept.length })}</span>
          <button type="button" onClick={() => void signing.resume(kept)}>
            {say('again')}
          </button>
        </div>
      )}
      <SignDialogue signing={signing} onEnd={look} />
    </>
  )
}
