import { type ReactNode, useState } from 'react'
import type { Money } from '../../../contracts/kernel/money.ts'
import { useSession, useViewer } from '../session/session-provider.tsx'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { showMarks } from '../ui/show-marks.ts'
import { Amount, Day } from '../ui/value.tsx'
import type { DraftSince, Sheet } from './draw-up.ts'
import { nameField } from './field-words.ts'
import { type ActRead, sumAmounts } from './read-payload.ts'
import { RefusalShown } from './refusal-shown.tsx'
import { isSignable } from './signable.ts'
import { SIGN } from './texts.ts'

/** So many acts stand open at once; the others are opened by whoever wants to read them too. */
const OPEN_MAX = 10

/** Everything that is put before a signer, made from the bytes to be signed. */
export function ActsToRead({ sheets }: { readonly sheets: readonly Sheet[] }) {
  const say = useTexts(SIGN)
  const [all, setAll] = useState(false)
  const { ledger } = useSession()
  const rows = sheets.flatMap(sheet => sheet.read.acts.map((act, i) => ({ sheet, act, i })))
  const signed = sheets.filter(sheet => isSignable(sheet, ledger)).flatMap(({ read }) => read.acts)
  const shown = all ? rows : rows.slice(0, OPEN_MAX)
  return (
    <>
      {rows.length > 1 && <Sum acts={signed} />}
      {signed.length < rows.length && (
        <p className="sorry">{say('leftOut', { count: rows.length - signed.length })}</p>
      )}
      <ol className="acts">
        {shown.map(({ sheet, act, i }) => (
          <li key={`${sheet.read.command.id} ${i}`} className="act">
            <Act act={act} />
            <About sheet={sheet} />
          </li>
        ))}
      </ol>
      {shown.length < rows.length && (
        <button type="button" onClick={() => setAll(true)}>
          {say('more', { count: rows.length })}
        </button>
      )}
    </>
  )
}

function Sum({ acts }: { readonly acts: readonly ActRead[] }) {
  const say = useTexts(SIGN)
  const sums = sumAmounts(acts)
  return (
    <p className="acts-sum">
      {say('sum', { count: acts.length })} <Amounts of={sums} />
    </p>
  )
}

function Amounts({ of }: { readonly of: readonly Money[] }) {
  return (
    <strong className="act-amount">
      {of.map(({ minor, currency }, i) => (
        <span key={currency}>
          {i > 0 && ' + '}
          <Amount minor={minor} currency={currency} />
        </span>
      ))}
    </strong>
  )
}

/** The sentence of an act, and what one looks at first. */
function Act({ act: { sentence, facts, consequence } }: { readonly act: ActRead }) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  const { amounts, counterparties, dueOn } = facts
  return (
    <>
      <p className="act-sentence">{showMarks(inLanguage(sentence))}</p>
      <dl className="act-facts">
        {amounts.length > 0 && (
          <Fact label={say('amount')}>
            <Amounts of={amounts} />
          </Fact>
        )}
        {counterparties.length > 0 && (
          <Fact label={say('counterparty')}>{showMarks(counterparties.join('; '))}</Fact>
        )}
        {dueOn.length > 0 && (
          <Fact label={say('dueOn')}>
            {dueOn.map(date => (
              <Day key={date} date={date} />
            ))}
          </Fact>
        )}
        {consequence && (
          <Fact label={say('consequence')} className="act-consequence">
            {inLanguage(consequence)}
          </Fact>
        )}
      </dl>
    </>
  )
}

interface FactProps {
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

function Fact({ label, className, children }: FactProps) {
  return (
    <div className={className}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What speaks against signing a sheet, or is otherwise than its reader might think. */
function About({ sheet: { read, draft } }: { readonly sheet: Sheet }) {
  const say = useTexts(SIGN)
  const { ledger } = useSession()
  const { party } = useViewer()
  const { command } = read
  return (
    <>
      {command.aud !== ledger && <p className="sorry">{say('wrongLedger')}</p>}
      {command.party !== party.id && (
        <p className="notice">{say('otherFirm', { party: command.party })}</p>
      )}
      {draft && <Since draft={draft} />}
    </>
  )
}

function Since({ draft: { changes, obstacle } }: { readonly draft: DraftSince }) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  return (
    <>
      {changes.length > 0 && (
        <div className="sorry">
          <p>
            <strong>{say('changed')}</strong>
          </p>
          <ul>
            {changes.map(({ id, field, was, now }) => (
              <li key={`${id} ${field}`}>
                {was === null || now === null
                  ? say('changedGone', { what: was ?? now ?? id })
                  : say('changedField', { what: inLanguage(nameField(field)), was, now })}
              </li>
            ))}
          </ul>
          <p>{say('changedText')}</p>
        </div>
      )}
      {obstacle && changes.length === 0 && (
        <div className="sorry">
          <p>
            <strong>{say('obstacle')}</strong>
          </p>
          <RefusalShown why={obstacle} />
          <p>{say('obstacleText')}</p>
        </div>
      )}
    </>
  )
}
