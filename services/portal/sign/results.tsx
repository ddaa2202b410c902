import { useBilingual, useTexts } from '../texts/texts.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { RefusalShown } from './refusal-shown.tsx'
import { SIGN } from './texts.ts'
import type { Sent } from './use-signing.ts'

interface ResultsProps {
  readonly sent: Sent
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** What came of each act, as the answers come. */
export function Results({ sent, onAgain, onClose }: ResultsProps) {
  const say = useTexts(SIGN)
  const { at, sheets, sends, outcomes, lost } = sent
  const rows = sheets.flatMap(({ read, draft }, n) =>
    read.acts.map((act, i) => ({
      ...{ key: `${read.command.id} ${i}`, act, skipped: sends[n] === null },
      obstacle: draft?.obstacle ?? null,
      outcome: outcomes[n]?.[i] ?? null,
    })),
  )
  const signed = rows.filter(({ skipped }) => !skipped)
  const done = signed.filter(({ outcome }) => outcome !== null).length
  const unanswered = signed.some(({ outcome }) => outcome?.at === 'unanswered')
  return (
    <>
      <div role="status">
        {at === 'sending' && <p>{say('sending', { done, count: signed.length })}</p>}
        {lost && at === 'sending' && <p className="notice">{say('lost')}</p>}
      </div>
      <ol className="acts">
        {rows.map(({ key, ...row }) => (
          <Result key={key} {...row} />
        ))}
      </ol>
      <div className="sign-buttons">
        {at === 'ended' && unanswered && (
          <button type="button" className="primary" onClick={onAgain}>
            {say('again')}
          </button>
        )}
        <button type="button" disabled={at === 'sending'} onClick={onClose}>
          {say('close')}
        </button>
      </div>
    </>
  )
}

interface ResultProps {
  readonly act: { readonly sentence: { readonly zh: string; readonly en: string } }
  readonly skipped: boolean
  readonly obstacle: Refusal | null
  readonly outcome: Outcome | null
}

function Result({ act, skipped, obstacle, outcome }: ResultProps) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  const at = skipped ? 'skipped' : (outcome?.at ?? null)
  return (
    <li className={`act result-${at ?? 'open'}`}>
      {at && <p className="result-word">{say(at)}</p>}
      <p className="act-sentence">{inLanguage(act.sentence)}</p>
      {skipped && obstacle && <RefusalShown why={obstacle} />}
      {outcome && <Why outcome={outcome} />}
    </li>
  )
}

function Why({ outcome }: { readonly outcome: Outcome }) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  if (outcome.at === 'done')
    return <p className="aside">{say('doneText', { entry: outcome.entry })}</p>
  if (outcome.at === 'waits') return <p className="aside">{say('waitsText')}</p>
  if (outcome.at === 'refused') return <RefusalShown why={outcome.why} />
  return (
    <>
      <p>{inLanguage(outcome.why)}</p>
      <p>{say('unansweredText')}</p>
    </>
  )
}
