import { CONFIRM_ACCOUNT, CONFIRM_STATEMENT } from '../../acts/payment.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { ActsProps } from './holder-acts.tsx'
import { TEXTS } from './texts.ts'

/** What two officers confirm, each time after they have asked the bank. */
export function OfficerActs({ seen: { id, status }, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const confirm = (statementKey: string) =>
    void act.begin(CONFIRM_ACCOUNT, { account: id, statementKey })
  const prove = (digest: string) => void act.begin(CONFIRM_STATEMENT, { account: id, digest })
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      {status === 'registered' ? (
        <Asked label={say('confirm')} field={say('keyOfBank')} busy={act.busy} onText={confirm}>
          {say('confirmWhy')}
        </Asked>
      ) : (
        <Asked label={say('confirmStatement')} field={say('digest')} busy={act.busy} onText={prove}>
          {say('confirmStatementWhy')}
        </Asked>
      )}
    </section>
  )
}

interface AskedProps {
  readonly label: string
  readonly field: string
  readonly busy: boolean
  readonly onText: (text: string) => void
  readonly children: string
}

function Asked({ label, field, busy, onText, children }: AskedProps) {
  const submit = (form: FormData) => onText(String(form.get('text')).trim())
  return (
    <ActSheet label={label} open busy={busy} onSubmit={submit}>
      <p className="aside">{children}</p>
      <Field label={field} {...{ name: 'text', required: true }} />
    </ActSheet>
  )
}
