import { findActSubject } from '../../../contracts/sentences/act-subject.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { showMarks } from '../ui/show-marks.ts'
import type { NotTaken } from './not-taken.ts'
import { NotTakenFile, NotTakenList } from './not-taken-list.tsx'
import type { Outcome, Refusal } from './outcome.ts'
import type { ActRead } from './read-payload.ts'
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
  const { at, sheets, notTaken, signed: kept, outcomes, lost } = sent
  const rows = sheets.flatMap(({ read, draft }, n) =>
    read.acts.map((act, i) => ({
      ...{ key: `${read.command.id} ${i}`, act, skipped: kept[n] === null },
      obstacle: draft?.obstacle ?? null,
      outcome: outcomes[n]?.[i] ?? null,
    })),
  )
  const signed = rows.filter(({ skipped }) => !skipped)
  const done = signed.filter(({ outcome }) => outcome !== null).length
  const unanswered = signed.some(({ outcome }) => outcome?.at === 'unanswered')
  const ended = at === 'ended'
  return (
    <>
      <div role="status">
        {!ended && <p>{say('sending', { done, count: signed.length })}</p>}
        {!ended && lost && <p className="notice">{say('lost')}</p>}
        {ended && rows.length > 1 && <p className="acts-sum">{say('counts', countAll(rows))}</p>}
      </div>
      <ol className="acts">
        {rows.map(({ key, ...row }) => (
          <Result key={key} {...row} />
        ))}
      </ol>
      <NotTakenList lines={notTaken} />
      <div className="sign-buttons">
        {ended && <NotTakenFile lines={[...notTaken, ...rows.flatMap(findNotTaken)]} />}
        {ended && unanswered && (
          <button type="button" className="primary" onClick={onAgain}>
            {say('again')}
          </button>
        )}
        <button type="button" disabled={!ended} onClick={onClose}>
          {say('close')}
        </button>
      </div>
    </>
  )
}

/** How many acts came to each of the ends that there are. */
function countAll(rows: readonly Pick<ResultProps, 'skipped' | 'outcome'>[]) {
  const count = (end: Outcome['at']) => rows.filter(({ outcome }) => outcome?.at === end).length
  return {
    ...{ done: count('done'), waits: count('waits') },
    ...{ refused: count('refused'), unanswered: count('unanswered') },
    skipped: rows.filter(({ skipped }) => skipped).length,
  }
}

/** The line of an act that came to nothing: it was refused, not signed, or has no answer. */
function findNotTaken({ key, act, skipped, obstacle, outcome }: Row): readonly NotTaken[] {
  const why = skipped ? obstacle : outcome !== null && 'why' in outcome ? outcome.why : null
  if (why === null) return []
  const id = findActSubject(act.body, act.shown).about[0] ?? key
  return [{ id, what: act.sentence, why, code: findCode(why) }]
}

function findCode(why: Refusal | NotTaken['why']): string {
  return 'refusal' in why ? why.refusal : ''
}

type Row = ResultProps & { readonly key: string; readonly act: ActRead }

interface ResultProps {
  readonly act: Pick<ActRead, 'sentence'>
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
      <p className="act-sentence">{showMarks(inLanguage(act.sentence))}</p>
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
