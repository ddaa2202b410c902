import { type FormEvent, useState } from 'react'
import { CLOSE_ACCOUNT, RECORD_STATEMENT } from '../../acts/payment.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import type { AccountRow } from '../../bank/account.documents.ts'
import type { SignedFile } from '../../bank/read-signed.ts'
import { SignedFileField } from '../../bank/signed-file-field.tsx'
import { useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

export interface ActsProps {
  readonly seen: AccountRow
  readonly act: ActOfPage
}

/** What the holder of an account can do: hand in what its bank sent, and close it. */
export function HolderActs({ seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { id, status } = seen
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      {status !== 'registered' && <StatementForm {...{ seen, act }} />}
      {status !== 'closed' && (
        <p>
          <button
            type="button"
            disabled={act.busy}
            onClick={() => void act.begin(CLOSE_ACCOUNT, { account: id })}
          >
            {say('close')}
          </button>
        </p>
      )}
    </section>
  )
}

function StatementForm({ seen: { id }, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const [file, setFile] = useState<SignedFile | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (file === null) return
    const { packed: statement, signature } = file
    void act.begin(RECORD_STATEMENT, { account: id, statement, signature })
  }
  return (
    <form className="panel" onSubmit={submit}>
      <h3>{say('handIn')}</h3>
      <p className="aside">{say('handInWhy')}</p>
      <SignedFileField label={say('statement')} file={file} onFile={setFile} />
      {file?.signature === null && <p className="notice">{say('unsigned')}</p>}
      <p>
        <button type="submit" className="primary" disabled={act.busy || file === null}>
          {say(act.busy ? 'checking' : 'next')}
        </button>
      </p>
    </form>
  )
}
